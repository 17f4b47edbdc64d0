package org.demeanor.cli.option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.batch.input.RunInput;
import org.demeanor.batch.input.SegmentLists;
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
		return Optional.of(new SegmentsOutput(SegmentLists.read(files, items, remark -> err.println("demeanor: " + remark))));
	}
}
