package org.demeanor.cli.option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.annotation.segment.Segment;
import org.demeanor.annotation.segment.SegmentFile;
import org.demeanor.batch.input.RunInput;
import org.demeanor.file.FileNames;
import org.demeanor.report.ClipOutput;
import org.demeanor.report.table.SegmentsOutput;

import picocli.CommandLine.Option;

/** The parts of clips that a user asks about. */
public final class SegmentOptions {

	@Option(names = "--segments", paramLabel = "FILE",
			description = { "Also answers for parts of clips, in segments.csv: a table clip,start_s,end_s,name[,person], a TextGrid,",
					"an ELAN file, subtitles or an export of BORIS; may be given several times." })
	private List<Path> files = List.of();

	/**
	 * Reads the files. Segments of clips that are not inputs get one line for each clip.
	 *
	 * @param items the inputs
	 * @param err receives the lines
	 * @return the output that answers for them; empty if none was asked for
	 * @throws StageException (stage annotation) if a file cannot be read
	 */
	public Optional<ClipOutput> output(List<RunInput> items, PrintWriter err) throws StageException {
		if (files.isEmpty())
			return Optional.empty();
		Map<String, String> names = names(items);
		List<String> fileNames = items.stream().map(item -> item.clip().path().getFileName().toString()).toList();
		Map<String, List<Segment>> byClip = new LinkedHashMap<>();
		for (Path file : files) {
			SegmentFile.Content content = SegmentFile.read(file, fileNames);
			content.remarks().forEach(remark -> err.println("demeanor: " + file + ": " + remark));
			for (Segment segment : content.segments()) {
				String clip = names.get(segment.clip());
				if (clip != null)
					byClip.computeIfAbsent(clip, name -> new ArrayList<>()).add(segment);
			}
			content.segments().stream().map(Segment::clip).distinct().filter(clip -> !names.containsKey(clip))
					.forEach(clip -> err.println("demeanor: " + file + ": the clip '" + clip + "' is not an input"));
		}
		return Optional.of(new SegmentsOutput(byClip));
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
