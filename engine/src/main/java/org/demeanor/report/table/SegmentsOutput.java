package org.demeanor.report.table;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.ClipMoments;
import org.demeanor.analysis.ClipPart;
import org.demeanor.analysis.ClipResult;
import org.demeanor.annotation.segment.Segment;
import org.demeanor.face.sampling.FrameSelection;
import org.demeanor.media.Clip;
import org.demeanor.media.TimeSpan;
import org.demeanor.report.ClipOutput;

/**
 * Writes each clip's {@link SegmentsTable}.
 *
 * @param byClip the segments by the clip's name in the tables of this run
 */
public record SegmentsOutput(Map<String, List<Segment>> byClip) implements ClipOutput {

	public static final String KEY = "segments";

	public SegmentsOutput {
		byClip = Map.copyOf(byClip);
	}

	@Override
	public String key() {
		return KEY;
	}

	@Override
	public Optional<String> flag() {
		return Optional.empty();
	}

	@Override
	public String suffix() {
		return SegmentsTable.SUFFIX;
	}

	@Override
	public String description() {
		return "Writes an answer for each segment.";
	}

	/** Another list of segments makes another run. */
	@Override
	public Map<String, Object> options() {
		return byClip.isEmpty() ? Map.of() : Map.of("segments-listed", byClip.values().stream().mapToInt(List::size).sum(),
				"segments-hash", Integer.toHexString(new TreeMap<>(byClip).toString().hashCode()));
	}

	/** A person's number is that in the whole clip, so a segment about a person needs all of it. */
	@Override
	public List<TimeSpan> only(String clip) {
		List<Segment> segments = byClip.getOrDefault(clip, List.of());
		if (segments.stream().anyMatch(segment -> !segment.person().isEmpty()))
			return List.of();
		return segments.stream().filter(segment -> segment.endSeconds() > segment.startSeconds())
				.map(segment -> new TimeSpan(segment.startSeconds(), segment.endSeconds())).toList();
	}

	@Override
	public void write(Path file, Clip clip, ClipMoments found) throws StageException {
		String name = file.getFileName().toString();
		name = name.substring(0, name.length() - SegmentsTable.SUFFIX.length());
		List<List<String>> rows = new ArrayList<>();
		for (Segment segment : byClip.getOrDefault(name, List.of()))
			rows.add(SegmentsTable.row(name, segment, answer(found, segment, FrameSelection.tolerance(clip))));
		if (!rows.isEmpty())
			SegmentsTable.write(file, rows);
	}

	private static ClipResult answer(ClipMoments found, Segment segment, double tolerance) {
		OptionalInt person = OptionalInt.empty();
		if (!segment.person().isEmpty())
			try {
				person = OptionalInt.of(Integer.parseInt(segment.person()));
			}
			catch (NumberFormatException name) {
				return ClipResult.failed(found.result().clip(), new StageException(Stage.ANNOTATION, found.result().clip(),
						"the segment's person '" + segment.person() + "' is not the number of a face"));
			}
		return ClipPart.of(found, segment.startSeconds(), segment.endSeconds(), tolerance, person);
	}
}
