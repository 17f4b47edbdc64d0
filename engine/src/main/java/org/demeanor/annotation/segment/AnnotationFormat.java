package org.demeanor.annotation.segment;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.boris.BorisWriter;
import org.demeanor.annotation.elan.EafWriter;
import org.demeanor.annotation.praat.TextGridWriter;
import org.demeanor.annotation.subtitle.SubtitleWriter;

/** The formats that annotations are written in. */
public enum AnnotationFormat {
	/** Praat's long TextGrid. */
	TEXTGRID(".TextGrid", (file, medium, annotations) -> TextGridWriter.write(file, annotations)),
	/** ELAN's annotation format, version 3.0. */
	EAF(".eaf", EafWriter::write),
	/** SubRip subtitles. */
	SRT(".srt", (file, medium, annotations) -> SubtitleWriter.write(file, annotations)),
	/** BORIS's table of events. */
	BORIS(".boris.csv", BorisWriter::write);

	/** Writes one format. */
	@FunctionalInterface
	private interface Writer {

		void write(Path file, String medium, Annotations annotations) throws StageException;
	}

	private final String suffix;
	private final Writer writer;

	AnnotationFormat(String suffix, Writer writer) {
		this.suffix = suffix;
		this.writer = writer;
	}

	/** Returns the word that options take. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** Returns the format with this word, whatever its case. */
	public static Optional<AnnotationFormat> ofLabel(String label) {
		return List.of(values()).stream().filter(format -> format.label().equalsIgnoreCase(label)).findFirst();
	}

	/** Returns what a file's name ends with. */
	public String suffix() {
		return suffix;
	}

	/**
	 * Writes annotations, whole or not at all.
	 *
	 * @param medium the annotated file's name, which ELAN and BORIS look for beside the annotations
	 * @throws StageException (stage report) if the file cannot be written
	 */
	public void write(Path file, String medium, Annotations annotations) throws StageException {
		writer.write(file, medium, annotations);
	}
}
