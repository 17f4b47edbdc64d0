package org.demeanor.annotation.elan;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import org.demeanor.StageException;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Seconds;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.demeanor.file.AtomicFile;
import org.demeanor.file.FileNames;

/** Writes ELAN's annotation format, version 3.0: every span is an alignable annotation with two time slots of its own. */
public final class EafWriter {

	private static final String SCHEMA = "http://www.mpi.nl/tools/elan/EAFv3.0.xsd";
	private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
	private static final String TYPE = "default-lt";

	/** The format demands a date; the clock's would make two runs differ. */
	private static final String DATE = "1970-01-01T00:00:00+00:00";

	private EafWriter() {}

	/**
	 * @param medium the annotated file's name; it is expected beside the annotations
	 * @throws StageException (stage report) if it cannot be written
	 */
	public static void write(Path file, String medium, Annotations annotations) throws StageException {
		AtomicFile.write(file, part -> {
			try (OutputStream bytes = Files.newOutputStream(part)) {
				XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(bytes, "UTF-8");
				writeDocument(xml, medium, annotations);
				xml.close();
			}
			catch (XMLStreamException failed) {
				throw new IOException(failed.getMessage(), failed);
			}
		});
	}

	// -- Helper methods --

	private static void writeDocument(XMLStreamWriter xml, String medium, Annotations annotations) throws XMLStreamException {
		xml.writeStartDocument("UTF-8", "1.0");
		start(xml, "ANNOTATION_DOCUMENT", "AUTHOR", "", "DATE", DATE, "FORMAT", "3.0", "VERSION", "3.0");
		xml.writeNamespace("xsi", INSTANCE);
		xml.writeAttribute("xsi", INSTANCE, "noNamespaceSchemaLocation", SCHEMA);
		start(xml, "HEADER", "MEDIA_FILE", "", "TIME_UNITS", "milliseconds");
		if (!medium.isEmpty())
			empty(xml, "MEDIA_DESCRIPTOR", "MEDIA_URL", "./" + medium, "MIME_TYPE", mimeType(medium), "RELATIVE_MEDIA_URL",
					"./" + medium);
		xml.writeEndElement();
		writeSlots(xml, annotations);
		int annotation = 0;
		for (Tier tier : annotations.tiers()) {
			if (tier.speaker().isEmpty())
				start(xml, "TIER", "LINGUISTIC_TYPE_REF", TYPE, "TIER_ID", tier.name());
			else
				start(xml, "TIER", "LINGUISTIC_TYPE_REF", TYPE, "PARTICIPANT", tier.speaker(), "TIER_ID", tier.name());
			for (Span span : tier.spans())
				writeAnnotation(xml, ++annotation, span);
			xml.writeEndElement();
		}
		empty(xml, "LINGUISTIC_TYPE", "GRAPHIC_REFERENCES", "false", "LINGUISTIC_TYPE_ID", TYPE, "TIME_ALIGNABLE", "true");
		xml.writeEndElement();
		xml.writeEndDocument();
	}

	private static void writeSlots(XMLStreamWriter xml, Annotations annotations) throws XMLStreamException {
		start(xml, "TIME_ORDER");
		int slot = 0;
		for (Tier tier : annotations.tiers())
			for (Span span : tier.spans()) {
				empty(xml, "TIME_SLOT", "TIME_SLOT_ID", "ts" + ++slot, "TIME_VALUE", text(span.startSeconds()));
				empty(xml, "TIME_SLOT", "TIME_SLOT_ID", "ts" + ++slot, "TIME_VALUE", text(span.endSeconds()));
			}
		xml.writeEndElement();
	}

	private static void writeAnnotation(XMLStreamWriter xml, int number, Span span) throws XMLStreamException {
		start(xml, "ANNOTATION");
		start(xml, "ALIGNABLE_ANNOTATION", "ANNOTATION_ID", "a" + number, "TIME_SLOT_REF1", "ts" + (2 * number - 1),
				"TIME_SLOT_REF2", "ts" + 2 * number);
		xml.writeStartElement("ANNOTATION_VALUE");
		xml.writeCharacters(span.label());
		xml.writeEndElement();
		xml.writeEndElement();
		xml.writeEndElement();
	}

	private static String text(double seconds) {
		return String.valueOf(Seconds.millis(seconds));
	}

	private static String mimeType(String medium) {
		String extension = FileNames.extension(medium);
		return switch (extension) {
			case "wav" -> "audio/x-wav";
			case "mp4", "m4v" -> "video/mp4";
			case "mpg", "mpeg" -> "video/mpeg";
			case "mov" -> "video/quicktime";
			default -> "unknown";
		};
	}

	private static void start(XMLStreamWriter xml, String element, String... attributes) throws XMLStreamException {
		xml.writeStartElement(element);
		writeAttributes(xml, attributes);
	}

	private static void empty(XMLStreamWriter xml, String element, String... attributes) throws XMLStreamException {
		xml.writeEmptyElement(element);
		writeAttributes(xml, attributes);
	}

	private static void writeAttributes(XMLStreamWriter xml, String... attributes) throws XMLStreamException {
		for (int i = 0; i < attributes.length; i += 2)
			xml.writeAttribute(attributes[i], attributes[i + 1]);
	}
}
