// Analyses all clips of a folder into tables, as the command line does.
// Argument: the folder of the clips and the folder of the results, with a comma between; asked for if there is none.
folders = split(getArgument(), ",");
if (folders.length == 0)
	folders = newArray(getDirectory("Folder of clips"), getDirectory("Folder of the results"));
run("Analyze Folder...", "folder=[" + folders[0] + "] out=[" + folders[1] + "] streams=face,voice jobs=1");
