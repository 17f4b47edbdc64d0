package org.demeanor.imagej.action;

import java.util.List;
import java.util.Optional;

import org.demeanor.Counts;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipResult;
import org.demeanor.dataset.RavdessName;
import org.demeanor.imagej.correction.CorrectedFindings;
import org.demeanor.imagej.correction.Correction;
import org.demeanor.imagej.display.ClipsTable;
import org.demeanor.imagej.display.FaceOverlay;
import org.demeanor.imagej.display.FaceRois;
import org.demeanor.imagej.display.FramesTable;
import org.demeanor.imagej.display.HandLabels;
import org.demeanor.imagej.display.Messages;
import org.demeanor.imagej.display.MomentsTable;
import org.demeanor.imagej.display.PersonsTable;
import org.demeanor.imagej.display.ScorePlot;
import org.demeanor.imagej.display.TablePlaces;
import org.demeanor.imagej.display.TimelinePlot;
import org.demeanor.imagej.image.Analysis;
import org.demeanor.imagej.linked.LinkedViews;
import org.demeanor.score.Emotion;
import org.demeanor.timeline.Timeline;

import ij.ImagePlus;

/** Shows the findings in an image, with what the user has corrected. */
final class Findings {

	private Findings() {}

	/**
	 * @return what is shown
	 * @throws StageException if a correction does not fit the findings
	 */
	static ClipResult show(ImagePlus image, Analysis analysis, List<Correction> corrections) throws StageException {
		CorrectedFindings corrected = new CorrectedFindings(analysis.found(), analysis.everyFace(), corrections);
		ClipMoments found = corrected.moments();
		ClipResult result = found.result();
		LastResult.set(result);
		show(image, analysis, found, corrected.labels());
		if (!corrections.isEmpty())
			Messages.log(Counts.of(corrections.size(), "correction") + " by hand applied");
		return result;
	}

	/** What a clip shows by its name; empty if that does not say. */
	static Optional<Emotion> truth(ClipResult result) {
		return RavdessName.ofClip(result.clip()).flatMap(RavdessName::emotion);
	}

	// -- Helper methods --

	private static void show(ImagePlus image, Analysis analysis, ClipMoments found, HandLabels byHand) {
		ClipResult result = found.result();
		Timeline timeline = found.timeline(analysis.timeline());
		FaceOverlay.show(image, result.faces(), byHand, analysis.shown().boxes(), analysis.shown().labels());
		if (analysis.shown().rois())
			FaceRois.add(image, result.faces(), byHand);
		if (analysis.shown().plots() && !Messages.quiet()) {
			ScorePlot.show(image, result.faces());
			TimelinePlot.show(image, timeline, result.faces().mainFace());
		}
		if (analysis.shown().tables()) {
			TablePlaces places = new TablePlaces();
			ClipsTable.show(result, truth(result), byHand);
			FramesTable.show(result.faces().observations(), byHand);
			MomentsTable.show(timeline);
			PersonsTable.show(found.persons(), byHand);
			places.putBeside(image);
		}
		if (!Messages.quiet())
			LinkedViews.open(image, result.faces());
	}
}
