package org.demeanor.annotation.elan;

import java.nio.file.Path;

import org.demeanor.StageException;
import org.demeanor.annotation.AnnotationText;
import org.demeanor.annotation.Span;
import org.w3c.dom.Element;

/** One annotation of ELAN while its times are being found. */
final class EafAnnotation {

	private final String id;
	private final String label;
	private final String startSlot;
	private final String endSlot;
	private final String parent;
	private final String previous;
	private double startMillis = Double.NaN;
	private double endMillis = Double.NaN;

	private EafAnnotation(Element element) {
		id = element.getAttribute("ANNOTATION_ID");
		label = element.getElementsByTagName("ANNOTATION_VALUE").getLength() == 0 ? ""
				: element.getElementsByTagName("ANNOTATION_VALUE").item(0).getTextContent();
		startSlot = element.getAttribute("TIME_SLOT_REF1");
		endSlot = element.getAttribute("TIME_SLOT_REF2");
		parent = element.getAttribute("ANNOTATION_REF");
		previous = element.getAttribute("PREVIOUS_ANNOTATION");
	}

	static EafAnnotation of(Element element) {
		return new EafAnnotation(element);
	}

	String id() {
		return id;
	}

	String label() {
		return label;
	}

	String startSlot() {
		return startSlot;
	}

	String endSlot() {
		return endSlot;
	}

	/** The annotation that it belongs to; empty if it has times of its own. */
	String parent() {
		return parent;
	}

	/** The one before it under the same parent; empty if it is the first. */
	String previous() {
		return previous;
	}

	double startMillis() {
		return startMillis;
	}

	double endMillis() {
		return endMillis;
	}

	void setMillis(double start, double end) {
		startMillis = start;
		endMillis = end;
	}

	Span span(Path file, double originSeconds) throws StageException {
		if (!(startMillis <= endMillis))
			throw AnnotationText.problem(file, "annotation " + id + " has no time, or ends before it begins");
		return new Span(startMillis / 1000 + originSeconds, endMillis / 1000 + originSeconds, label);
	}
}
