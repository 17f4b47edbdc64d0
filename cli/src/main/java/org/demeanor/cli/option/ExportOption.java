package org.demeanor.cli.option;

import java.util.List;

import org.demeanor.annotation.segment.AnnotationFormat;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** As which annotations a clip's timeline is written. */
public final class ExportOption {

	@Option(names = "--export", paramLabel = "LIST", split = ",", converter = FormatConverter.class,
			description = "Also writes each clip's timeline as annotations: textgrid, eaf, srt, boris.")
	private List<AnnotationFormat> export = List.of();

	/** Those that are asked for. */
	public List<AnnotationFormat> formats() {
		return export;
	}

	/** Reads the word of a format. */
	static final class FormatConverter implements ITypeConverter<AnnotationFormat> {

		@Override
		public AnnotationFormat convert(String word) {
			return AnnotationFormat.ofLabel(word.strip())
					.orElseThrow(() -> new TypeConversionException("'" + word + "' is none of textgrid, eaf, srt, boris"));
		}
	}
}
