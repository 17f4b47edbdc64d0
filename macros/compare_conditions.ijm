// Compares two folders of clips, one a condition: means with intervals, tests and a plot, as files.
// Argument: the two folders and the folder of the results, with commas between; asked for if there is none.
folders = split(getArgument(), ",");
if (folders.length == 0)
	folders = newArray(getDirectory("Condition A"), getDirectory("Condition B"), getDirectory("Folder of the results"));
run("Compare Conditions...", "conditions=[" + folders[0] + ";" + folders[1] + "] out=[" + folders[2] + "]");

// The same clips again from their table, without an analysis: only the voices.
run("Compare Conditions...", "clips=[" + folders[2] + File.separator + "clips.csv] stream=voice plot=false");
