// Compares two folders of clips, one a condition: the mean score of each emotion, as a plot that is saved as a picture.
// Argument: the two folders and the picture to write, with commas between.
emotions = newArray("angry", "calm", "disgust", "fear", "happy", "sad", "surprise");

arguments = split(getArgument(), ",");
if (arguments.length == 0)
	arguments = newArray(getDirectory("Condition A"), getDirectory("Condition B"), getDirectory("home") + "conditions.png");
setBatchMode(true);
run("Macro Extensions");
a = means(arguments[0]);
b = means(arguments[1]);
for (i = 0; i < emotions.length; i++)
	print(emotions[i] + ": " + d2s(a[i], 3) + " and " + d2s(b[i], 3));
Plot.create("Two conditions", "emotion (0 = angry .. 6 = surprise)", "mean score", Array.getSequence(emotions.length), a);
Plot.setLimits(-0.5, 6.5, 0, 1);
Plot.setColor("orange");
Plot.add("circle", Array.getSequence(emotions.length), b);
Plot.addLegend("A\tB");
Plot.show();
saveAs("png", arguments[2]);
close();

// The mean of the fused scores over the clips of a folder.
function means(folder) {
	sums = newArray(emotions.length);
	clips = 0;
	files = getFileList(folder);
	for (f = 0; f < files.length; f++) {
		if (endsWith(files[f], ".mp4") || endsWith(files[f], ".mov") || endsWith(files[f], ".avi")) {
			run("Open Video...", "file=[" + folder + File.separator + files[f] + "]");
			run("Recognize Emotions...", "table=false plot=false");
			close();
			// A clip without a face and without a voice has no scores.
			if (Ext.clipLabel("fused") != "") {
				clips++;
				for (i = 0; i < emotions.length; i++)
					sums[i] += parseFloat(Ext.clipScore("fused", emotions[i]));
			}
		}
	}
	for (i = 0; i < emotions.length; i++)
		sums[i] /= clips;
	return sums;
}
