// One clip in, its frame table out, on a server:
//   fiji --headless -macro headless_server.ijm "clip.mp4,clip.frames.csv"
arguments = split(getArgument(), ",");
if (arguments.length != 2)
	exit("headless_server.ijm needs an argument: the clip and the table to write, with a comma between");
run("Open Video...", "file=[" + arguments[0] + "]");
video = getImageID();
run("Recognize Emotions...", "boxes=false labels=false plot=false");
// With a display each table is a window, and another one may be in front; without one there is a single table. ImageJ's
// saveAs("Results", ...) writes no file where no face was found.
if (isOpen("Demeanor frames"))
	Table.save(arguments[1], "Demeanor frames");
else
	Table.save(arguments[1]);
selectImage(video);
close();
