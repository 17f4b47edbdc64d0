package org.demeanor.batch.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.demeanor.OtherPeoplesText;
import org.demeanor.StageException;
import org.demeanor.annotation.segment.Segment;
import org.demeanor.annotation.segment.SegmentFile;
import org.demeanor.file.FileNames;

/** The parts of clips that a user asks about. */
public final class SegmentLists {

	private SegmentLists() {}

	/**
	 * Reads files of segments.
	 *
	 * @param items the inputs
	 * @param remarks receives what a user should know, one line each; among it each clip that is not an input
	 * @return the segments by the clip's name in the tables of the run
	 * @throws StageException (stage annotation) if a file cannot be read
	 */
	public static Map<String, List<Segment>> read(List<Path> files, List<RunInput> items, Consumer<String> remarks)
			throws StageException {
		Map<String, String> names = names(items);
		List<String> fileNames = items.stream().map(item -> item.clip().path().getFileName().toString()).toList();
		Map<String, List<Segment>> byClip = new LinkedHashMap<>();
		for (Path file : files) {
			String named = OtherPeoplesText.escaped(file.toString());
			SegmentFile.Content content = SegmentFile.read(file, fileNames);
			content.remarks().forEach(remark -> remarks.accept(named + ": " + remark));
			for (Segment segment : content.segments()) {
				String clip = names.get(segment.clip());
				if (clip != null)
					byClip.computeIfAbsent(clip, name -> new ArrayList<>()).add(segment);
			}
			content.segments().stream().map(Segment::clip).distinct().filter(clip -> !names.containsKey(clip))
					.forEach(clip -> remarks.accept(named + ": the clip '" + clip + "' is not an input"));
		}
		return byClip;
	}

	/** A clip is found by its name in the tables, its path, its file's name, or that without the ending; the first of two wins. */
	private static Map<String, String> names(List<RunInput> items) {
		Map<String, String> names = new LinkedHashMap<>();
		for (RunInput item : items)
			names.put(item.clip().name(), item.clip().name());
		for (RunInput item : items) {
			String file = item.clip().path().getFileName().toString();
			names.putIfAbsent(item.clip().path().toString(), item.clip().name());
			names.putIfAbsent(file, item.clip().name());
			names.putIfAbsent(FileNames.stem(file), item.clip().name());
		}
		return names;
	}
}
