package org.demeanor.annotation.segment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.demeanor.StageException;
import org.demeanor.annotation.AnnotationText;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.demeanor.annotation.boris.BorisReader;
import org.demeanor.annotation.elan.EafReader;
import org.demeanor.annotation.praat.TextGridReader;
import org.demeanor.annotation.subtitle.SubtitleReader;
import org.demeanor.file.Delimiters;
import org.demeanor.file.FileNames;

/**
 * Reads segments from any of the formats that people keep them in: our own table, Praat's TextGrid, ELAN's EAF, SubRip, WebVTT
 * and the exports of BORIS. An annotation file is about the clip of the same name, unless it names a film itself.
 */
public final class SegmentFile {

	/**
	 * What a file holds.
	 *
	 * @param segments in the order of clips, tiers and time
	 * @param remarks one line each: what was estimated, dropped or moved while the file was read
	 */
	public record Content(List<Segment> segments, List<String> remarks) {

		public Content {
			segments = List.copyOf(segments);
			remarks = List.copyOf(remarks);
		}
	}

	private SegmentFile() {}

	/**
	 * Reads a file; its ending chooses the format.
	 *
	 * @param clipFiles the names of the files that will be analysed, so that a time origin of one of them is found
	 * @throws StageException (stage annotation) if it cannot be read, in one line that says why
	 */
	public static Content read(Path file, List<String> clipFiles) throws StageException {
		String name = String.valueOf(file.getFileName());
		String stem = FileNames.stem(name);
		return switch (FileNames.extension(name)) {
			case "textgrid" -> segments(stem, TextGridReader.read(file));
			case "eaf" -> segments(stem, EafReader.read(file, clipFiles.stream()
					.filter(clip -> clip.equals(stem) || clip.startsWith(stem + ".")).findFirst().orElse("")));
			case "srt", "vtt" -> segments(stem, SubtitleReader.read(file));
			case "csv", "tsv", "txt" -> table(file);
			default -> throw AnnotationText.problem(file,
					"is no list of segments: .csv, .tsv, .TextGrid, .eaf, .srt and .vtt are read");
		};
	}

	// -- Helper methods --

	private static Content table(Path file) throws StageException {
		String content = AnnotationText.read(file);
		char delimiter = Delimiters.of(content);
		if (!BorisReader.reads(SegmentTable.columns(content, delimiter)))
			return new Content(SegmentTable.read(file, content, delimiter), List.of());
		List<Segment> segments = new ArrayList<>();
		List<String> remarks = new ArrayList<>();
		for (Map.Entry<String, Annotations> film : BorisReader.read(file, content, delimiter).entrySet()) {
			segments.addAll(segments(film.getKey(), film.getValue()).segments());
			remarks.addAll(film.getValue().remarks());
		}
		return new Content(segments, remarks.stream().distinct().toList());
	}

	private static Content segments(String clip, Annotations annotations) {
		List<Segment> segments = new ArrayList<>();
		for (Tier tier : annotations.tiers())
			for (Span span : tier.spans())
				segments.add(new Segment(clip, span.label(), tier.name(), span.startSeconds(), span.endSeconds(), ""));
		return new Content(segments, annotations.remarks());
	}
}
