package org.demeanor.annotation.elan;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.demeanor.StageException;
import org.demeanor.annotation.AnnotationText;
import org.demeanor.annotation.Annotations;
import org.demeanor.annotation.Span;
import org.demeanor.annotation.Tier;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Reads ELAN's annotations. Slots without a time are put evenly between their neighbours, as ELAN shows them; references take
 * the time of the annotation that they belong to, and symbolic subdivisions share it by their order. The film's time is the
 * annotation's plus the time origin of the film's descriptor.
 */
public final class EafReader {

	private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

	private final Path file;
	private final Document document;
	private final List<String> remarks = new ArrayList<>();

	private EafReader(Path file, Document document) {
		this.file = file;
		this.document = document;
	}

	/**
	 * @param medium the annotated file's name, to find its time origin; empty if unknown
	 * @throws StageException (stage annotation) if it is no whole EAF
	 */
	public static Annotations read(Path file, String medium) throws StageException {
		return new EafReader(file, parse(file)).read(medium);
	}

	// -- Helper methods --

	/** No part of the file may make the parser open another one. */
	private static Document parse(Path file) throws StageException {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature(NO_DOCTYPE, true);
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
			factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
			var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(null);
			return builder.parse(new InputSource(new StringReader(AnnotationText.read(file))));
		}
		catch (StageException already) {
			throw already;
		}
		catch (SAXParseException broken) {
			// The parser's own words name its settings, and change with the language of the system.
			throw AnnotationText.problem(file, broken.getMessage().contains(NO_DOCTYPE)
					? "holds a DOCTYPE, which is not read; ELAN writes none"
					: "is no annotation file of ELAN: what stands at line " + Math.max(1, broken.getLineNumber()) + " is no XML");
		}
		catch (SAXException | IOException | ParserConfigurationException broken) {
			throw AnnotationText.problem(file, "is no annotation file of ELAN: " + broken.getMessage());
		}
	}

	private Annotations read(String medium) throws StageException {
		if (!document.getDocumentElement().getTagName().equals("ANNOTATION_DOCUMENT"))
			throw AnnotationText.problem(file, "is no annotation file of ELAN");
		Map<String, EafAnnotation> byId = new LinkedHashMap<>();
		Map<Element, List<EafAnnotation>> byTier = new LinkedHashMap<>();
		for (Element tier : elements(document.getDocumentElement(), "TIER"))
			byTier.put(tier, annotations(tier, byId));
		new EafTimes(file, slots(), subdivisions(), remarks).resolve(byTier, byId);
		double origin = origin(medium);
		List<Tier> tiers = new ArrayList<>();
		double end = 0;
		for (Map.Entry<Element, List<EafAnnotation>> tier : byTier.entrySet()) {
			List<Span> spans = new ArrayList<>();
			for (EafAnnotation annotation : tier.getValue()) {
				Span span = annotation.span(file, origin);
				spans.add(span);
				end = Math.max(end, span.endSeconds());
			}
			tiers.add(new Tier(tier.getKey().getAttribute("TIER_ID"), tier.getKey().getAttribute("PARTICIPANT"), spans));
		}
		return new Annotations(tiers, end, remarks);
	}

	private List<EafAnnotation> annotations(Element tier, Map<String, EafAnnotation> byId) {
		Map<String, String> vocabulary = vocabulary();
		List<EafAnnotation> annotations = new ArrayList<>();
		for (String kind : List.of("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"))
			for (Element element : elements(tier, kind)) {
				EafAnnotation annotation = EafAnnotation.of(element);
				String entry = vocabulary.get(element.getAttribute("CVE_REF"));
				if (entry != null && !entry.equals(annotation.label()))
					remarks.add("annotation '" + annotation.label() + "' refers to the entry '" + entry + "'");
				byId.put(annotation.id(), annotation);
				annotations.add(annotation);
			}
		return annotations;
	}

	private Map<String, Long> slots() throws StageException {
		Map<String, Long> slots = new LinkedHashMap<>();
		for (Element slot : elements(document.getDocumentElement(), "TIME_SLOT")) {
			String value = slot.getAttribute("TIME_VALUE");
			try {
				slots.put(slot.getAttribute("TIME_SLOT_ID"), value.isEmpty() ? null : Long.valueOf(value));
			}
			catch (NumberFormatException notANumber) {
				throw AnnotationText.problem(file, "has a time slot at '" + value + "'");
			}
		}
		return slots;
	}

	/** The linguistic types whose annotations share the time of their parent. */
	private List<String> subdivisions() {
		return elements(document.getDocumentElement(), "LINGUISTIC_TYPE").stream()
				.filter(type -> type.getAttribute("CONSTRAINTS").equals("Symbolic_Subdivision"))
				.map(type -> type.getAttribute("LINGUISTIC_TYPE_ID")).toList();
	}

	private Map<String, String> vocabulary() {
		Map<String, String> vocabulary = new HashMap<>();
		for (Element entry : elements(document.getDocumentElement(), "CV_ENTRY_ML"))
			elements(entry, "CVE_VALUE").stream().findFirst()
					.ifPresent(value -> vocabulary.put(entry.getAttribute("CVE_ID"), value.getTextContent()));
		return vocabulary;
	}

	private double origin(String medium) throws StageException {
		for (Element film : elements(document.getDocumentElement(), "MEDIA_DESCRIPTOR")) {
			String origin = film.getAttribute("TIME_ORIGIN");
			boolean ours = Stream.of(film.getAttribute("MEDIA_URL"), film.getAttribute("RELATIVE_MEDIA_URL"))
					.anyMatch(url -> names(url, medium) || names(decoded(url), medium));
			if (ours && !origin.isEmpty()) {
				remarks.add("times moved by the film's time origin, " + origin + " ms");
				try {
					return Long.parseLong(origin) / 1000.;
				}
				catch (NumberFormatException notANumber) {
					throw AnnotationText.problem(file, "has the time origin '" + origin + "'");
				}
			}
		}
		return 0;
	}

	private static boolean names(String url, String file) {
		return !file.isEmpty() && (url.equals(file) || url.endsWith("/" + file));
	}

	/** Some programs write a blank in an address as it is, others as {@code %20}. */
	private static String decoded(String url) {
		try {
			return URLDecoder.decode(url.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException percentSign) {
			return url;
		}
	}

	private static List<Element> elements(Element parent, String name) {
		NodeList found = parent.getElementsByTagName(name);
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < found.getLength(); i++)
			elements.add((Element) found.item(i));
		return elements;
	}
}
