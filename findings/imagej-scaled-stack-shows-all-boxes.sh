#!/usr/bin/env bash
# ImageJ's scaling of a hyperstack forgets on which frame an overlay's element belongs: then every box is on every frame.
#
# Versions: ImageJ 1.54p (net.imagej:ij from Maven Central), Java 17.0.15.
#
# `Roi.setPosition(c, z, t)` ties an element of the overlay to a frame; on a hyperstack of several channels it is the only way
# to tie it to a frame alone (0, 0, t). `ImagePlus.resize`, which Image > Adjust > Size... and macros call, scales these
# elements and sets t to 0, which means "all frames". Elements tied by `setPosition(n)` keep n. Saving and opening keeps both.
# `Duplicator.run(image, first, last)` on a plain stack of frames errs in another way: it moves n along and drops elements
# outside of the range, but leaves t as it was and drops nothing: the box of frame 3 then shows on what was frame 7.
#
# Hurt: whoever marks faces or cells on the frames of a colour video and then scales the stack: a tracker's whole path appears
# on each frame, and a measurement of the overlay counts each object once for every frame it was ever seen on.
#
# Seen on 2026-11-29:
#   3 channels, 30 frames, box (0, 0, 7): after resize t = 0
#   30 frames, box (0, 0, 7), duplicated from 5 to 10: t = 7 (right: 3); box at 7: 3; box (0, 0, 20): still there, t = 20
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK and Maven.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$work"
cat > "$work/ScaledStack.java" <<'JAVA'
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.Duplicator;
import ij.process.ByteProcessor;

public class ScaledStack {

	static ImagePlus stack(int channels, int frames) {
		ImageStack stack = new ImageStack(64, 48);
		for (int i = 0; i < channels * frames; i++)
			stack.addSlice(new ByteProcessor(64, 48));
		ImagePlus image = new ImagePlus("stack", stack);
		image.setDimensions(channels, 1, frames);
		Overlay overlay = new Overlay();
		for (int frame : new int[] { 7, 20 }) {
			Roi byFrame = new Roi(10, 10, 20, 20);
			byFrame.setName("frame " + frame);
			byFrame.setPosition(0, 0, frame);
			overlay.add(byFrame);
		}
		Roi byNumber = new Roi(10, 10, 20, 20);
		byNumber.setName("number 7");
		byNumber.setPosition(7);
		overlay.add(byNumber);
		image.setOverlay(overlay);
		return image;
	}

	static Roi named(ImagePlus image, String name) {
		for (Roi roi : image.getOverlay())
			if (name.equals(roi.getName()))
				return roi;
		return null;
	}

	public static void main(String[] args) {
		int scaled = named(stack(3, 30).resize(32, 24, "bilinear"), "frame 7").getTPosition();
		System.out.println("3 channels, 30 frames, box (0, 0, 7): after resize t = " + scaled);
		ImagePlus part = new Duplicator().run(stack(1, 30), 5, 10);
		int frame = named(part, "frame 7").getTPosition();
		int number = named(part, "number 7").getPosition();
		Roi outside = named(part, "frame 20");
		System.out.println("30 frames, box (0, 0, 7), duplicated from 5 to 10: t = " + frame + " (right: 3); box at 7: " + number
				+ "; box (0, 0, 20): " + (outside == null ? "gone" : "still there, t = " + outside.getTPosition()));
		System.exit(scaled == 0 && frame == 7 && number == 3 && outside != null ? 0 : 1);
	}
}
JAVA
java -Djava.awt.headless=true -cp "$work/ij-1.54p.jar" "$work/ScaledStack.java" 2>&1 | grep -v "LUT not found"
exit "${PIPESTATUS[0]}"
