#!/usr/bin/env bash
# ImageJ's high-resolution picture of a plot that was never drawn has one pixel, and nothing says so.
#
# Versions: ImageJ 1.54p (net.imagej:ij from Maven Central), Java 17.0.15.
#
# `Plot.makeHighResolution(title, scale, antialiased, show)` "creates a new high-resolution plot by scaling it". It works after
# `draw`, `getProcessor`, `getImagePlus` or `show`. Before one of these it returns an image of 1 x 1 pixel, at any scale, with
# and without a display; no exception, no message. Data, limits and the size of the frame are set in both cases.
#
# Hurt: whoever writes figures on a server, where no plot is ever shown: the file is a valid PNG of 69 bytes, and a run over
# hundreds of clips ends well without one usable figure.
#
# Seen on 2026-11-29:
#   never drawn: 1 x 1
#   drawn before: 1472 x 770
#   getImagePlus: 736 x 385, then 1472 x 770
#   scale 1: 1 x 1
#
# Exit status: 0 while it behaves so, 1 when that changes. Needs a JDK and Maven.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mvn -q -B dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory="$work"
cat > "$work/NeverDrawn.java" <<'JAVA'
import ij.ImagePlus;
import ij.gui.Plot;

public class NeverDrawn {

	static Plot plot() {
		Plot plot = new Plot("plot", "{a,b,c}", "score");
		plot.setFrameSize(640, 320);
		plot.addPoints(new double[] { 0, 1, 2 }, new double[] { .2, .5, .1 }, Plot.CIRCLE);
		plot.setLimits(-.5, 2.5, 0, 1);
		return plot;
	}

	static String size(ImagePlus image) {
		return image.getWidth() + " x " + image.getHeight();
	}

	public static void main(String[] none) {
		Plot never = plot();
		System.out.println("never drawn: " + size(never.makeHighResolution("", 2, true, false)));
		Plot drawn = plot();
		drawn.draw();
		System.out.println("drawn before: " + size(drawn.makeHighResolution("", 2, true, false)));
		Plot got = plot();
		System.out.println("getImagePlus: " + size(got.getImagePlus()) + ", then " + size(got.makeHighResolution("", 2, true, false)));
		Plot one = plot();
		System.out.println("scale 1: " + size(one.makeHighResolution("", 1, true, false)));
	}
}
JAVA
said=$(java -Djava.awt.headless=true -cp "$work/ij-1.54p.jar" "$work/NeverDrawn.java")
echo "$said"
[ "$(grep -c ': 1 x 1$' <<<"$said")" = 2 ] && grep -q '^drawn before: 1472 x 770$' <<<"$said" &&
    grep -q 'then 1472 x 770$' <<<"$said"
