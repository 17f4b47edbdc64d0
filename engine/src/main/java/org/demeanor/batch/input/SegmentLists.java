package org.demeanor.batch.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
	 * @param remarks receives what a user should know, one line each; among it each clip that is no input, or several
	 * @return the segments by the clip's name in the tables of the run
	 * @throws StageException (stage annotation) if a file cannot be read
	 */
	public static Map<String, List<Segment>> read(List<Path> files, List<RunInput> items, Consumer<String> remarks)
			throws StageException {
		Map<String, List<RunInput>> byName = byName(items);
		List<String> fileNames = items.stream().map(item -> item.clip().path().getFileName().toString()).toList();
		Map<String, List<Segment>> byClip = new LinkedHashMap<>();
		for (Path file : files) {
			String named = OtherPeoplesText.escaped(file.toString());
			SegmentFile.Content content = SegmentFile.read(file, fileNames);
			content.remarks().forEach(remark -> remarks.accept(named + ": " + remark));
			Map<String, List<RunInput>> meant = new LinkedHashMap<>();
			for (Segment segment : content.segments()) {
				List<RunInput> inputs = meant.computeIfAbsent(segment.clip(), clip -> meant(byName.getOrDefault(clip, List.of()), file));
				if (!inputs.isEmpty())
					byClip.computeIfAbsent(inputs.get(0).clip().name(), name -> new ArrayList<>()).add(segment);
			}
			meant.forEach((clip, inputs) -> remark(clip, inputs).ifPresent(remark -> remarks.accept(named + ": " + remark)));
		}
		return byClip;
	}

	// -- Helper methods --

	/** A clip is found by its name in the tables, which is its alone, else by its path, its file's name, or that without the ending. */
	private static Map<String, List<RunInput>> byName(List<RunInput> items) {
		Map<String, List<RunInput>> byName = new LinkedHashMap<>();
		for (RunInput item : items)
			byName.put(item.clip().name(), List.of(item));
		Set<String> names = Set.copyOf(byName.keySet());
		for (RunInput item : items) {
			String file = item.clip().path().getFileName().toString();
			Stream.of(item.clip().path().toString(), file, FileNames.stem(file)).distinct().filter(name -> !names.contains(name))
					.forEach(name -> byName.computeIfAbsent(name, first -> new ArrayList<>()).add(item));
		}
		return byName;
	}

	/** The clip beside the file of segments, if just one of those with the name is there; else all of them. */
	private static List<RunInput> meant(List<RunInput> found, Path file) {
		List<RunInput> beside = found.stream().filter(item -> folder(item.clip().path()).equals(folder(file))).toList();
		return beside.size() == 1 ? beside : found;
	}

	private static Optional<String> remark(String clip, List<RunInput> meant) {
		if (meant.isEmpty())
			return Optional.of("the clip '" + clip + "' is not an input");
		return meant.size() == 1 ? Optional.empty() : Optional.of("the clip '" + clip + "' is one of " + meant.size()
				+ " inputs; its segments count for " + meant.get(0).clip().name() + " alone");
	}

	private static Path folder(Path file) {
		return file.toAbsolutePath().normalize().getParent();
	}
}
