#!/usr/bin/env bash
# ImageJ's Reduce... of a film makes its slices thicker and leaves its frame interval: the film runs faster than it was.
#
# Versions: ImageJ 1.54p (net.imagej:ij from Maven Central), Java 17.0.15.
#
# Image > Stacks > Tools > Reduce... keeps every nth image. Of slices in depth, it multiplies the voxel depth by n, which is right. Of a
# film (frames, one slice) it does the same: the depth, which means nothing there, is multiplied, and the frame interval
# and the frame rate stay those of the whole film. So does a film of several channels. The number of frames, and so the
# length of the film by its own interval, is then 1/n of what was filmed.
#
# Hurt: whoever thins a long film before tracking, scoring or plotting it: speeds and rates are n times too high, latencies n times
# too short, and an AVI saved from it plays n times as fast.
#
# Seen on 2026-11-30 (reduced by 2):
#   40 slices, 3 um apart:      20 slices, 6 um apart
#   40 frames, 25 a second:     20 frames, 25.0 a second, interval 0.04 s (right: 12.5, 0.08), depth 6 um
#   40 frames of 2 channels:    20 frames, 25.0 a second, interval 0.04 s (right: 12.5, 0.08)
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK and Maven.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$work"
cat > "$work/Reduced.java" <<'JAVA'
import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.plugin.StackReducer;
import ij.process.ByteProcessor;

public class Reduced {

	static ImagePlus stack(int channels, int slices, int frames) {
		ImageStack stack = new ImageStack(32, 24);
		for (int i = 0; i < channels * slices * frames; i++)
			stack.addSlice(new ByteProcessor(32, 24));
		ImagePlus image = new ImagePlus("stack", stack);
		image.setDimensions(channels, slices, frames);
		Calibration calibration = image.getCalibration();
		calibration.setUnit("um");
		calibration.pixelDepth = 3;
		calibration.setTimeUnit("sec");
		calibration.frameInterval = 0.04;
		calibration.fps = 25;
		return image;
	}

	static String frames(ImagePlus film) {
		Calibration calibration = film.getCalibration();
		return film.getNFrames() + " frames, " + calibration.fps + " a second, interval " + calibration.frameInterval
				+ " s (right: 12.5, 0.08)";
	}

	static boolean isAsOfTheWhole(ImagePlus film) {
		return film.getNFrames() == 20 && film.getCalibration().frameInterval == 0.04 && film.getCalibration().fps == 25;
	}

	public static void main(String[] args) {
		StackReducer reducer = new StackReducer();
		ImagePlus depth = stack(1, 40, 1);
		reducer.reduceStack(depth, 2);
		System.out.printf("40 slices, 3 um apart:      %d slices, %.0f um apart%n", depth.getNSlices(), depth.getCalibration().pixelDepth);
		ImagePlus film = stack(1, 1, 40);
		reducer.reduceStack(film, 2);
		System.out.printf("40 frames, 25 a second:     %s, depth %.0f um%n", frames(film), film.getCalibration().pixelDepth);
		ImagePlus channels = stack(2, 1, 40);
		channels.setOpenAsHyperStack(true);
		reducer.reduceHyperstack(channels, 2, false);
		System.out.printf("40 frames of 2 channels:    %s%n", frames(channels));
		boolean same = depth.getCalibration().pixelDepth == 6 && isAsOfTheWhole(film) && film.getCalibration().pixelDepth == 6;
		System.exit(same && isAsOfTheWhole(channels) ? 0 : 1);
	}
}
JAVA
java -Djava.awt.headless=true -cp "$work/ij-1.54p.jar" "$work/Reduced.java" 2>&1 | grep -v "LUT not found"
exit "${PIPESTATUS[0]}"
