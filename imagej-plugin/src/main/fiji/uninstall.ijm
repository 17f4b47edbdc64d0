// Removes Demeanor from this Fiji: the files that its zip brought, and no others.
// Argument: yes, to be asked nothing.
home = getDirectory("imagej");
list = home + "jars/demeanor/files.txt";
if (!File.exists(list))
	exit("Demeanor is not installed in " + home + ": there is no jars/demeanor/files.txt");
if (getArgument() != "yes")
	showMessageWithCancel("Demeanor", "Remove Demeanor from " + home + "?");
files = split(File.openAsString(list), "\n");
later = 0;
for (i = 0; i < files.length; i++) {
	file = replace(files[i], "\r", "");
	if (File.exists(home + file) && !parseInt(File.delete(home + file))) {
		// Windows keeps jars that are in use. An empty file in the folder update makes Fiji delete them when it starts.
		parts = split(file, "/");
		folder = home + "update";
		for (p = 0; p < parts.length - 1; p++) {
			File.makeDirectory(folder);
			folder = folder + "/" + parts[p];
		}
		File.makeDirectory(folder);
		File.saveString("", folder + "/" + parts[parts.length - 1]);
		later++;
	}
}
// Folders that are not empty stay.
folders = newArray("jars/demeanor/THIRD-PARTY/licences", "jars/demeanor/THIRD-PARTY", "jars/demeanor", "macros/demeanor");
for (i = 0; i < folders.length; i++)
	if (File.exists(home + folders[i]))
		ok = File.delete(home + folders[i]);
if (later > 0)
	print("Demeanor: " + later + " files in use are removed when Fiji starts the next time");
print("Demeanor is removed; restart Fiji");
