// One clip in, its frame table out, with no display:
//   fiji --headless -macro headless_server.ijm "clip.mp4,clip.frames.csv"
arguments = split(getArgument(), ",");
if (arguments.length != 2)
	exit("headless_server.ijm needs an argument: the clip and the table to write, with a comma between");
run("Open Video...", "file=[" + arguments[0] + "]");
run("Recognize Emotions...", "boxes=false labels=false plot=false");
saveAs("Results", arguments[1]);
close();
