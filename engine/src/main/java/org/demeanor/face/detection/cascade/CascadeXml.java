package org.demeanor.face.detection.cascade;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.StringTokenizer;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.demeanor.Stage;
import org.demeanor.StageException;

/** Reads a cascade from the XML that OpenCV's traincascade writes: boosted stumps over upright Haar features. */
final class CascadeXml {

	/** OpenCV lowers the threshold of each stage by this, so that rounding does not reject what training accepted. */
	private static final float THRESHOLD_MARGIN = 1e-5f;
	private static final String ITEM = "_";

	/** A stump before the features are known, because they come last in the file. */
	private record Split(int feature, float threshold, float below, float notBelow) {}

	private record Level(float threshold, List<Split> splits) {}

	/** Reads the content of one element. */
	private interface Content {
		void read() throws XMLStreamException, StageException;
	}

	private final String name;
	private final XMLStreamReader in;

	private int width;
	private int height;
	private final List<Level> levels = new ArrayList<>();
	private final List<List<Cascade.WeightedRectangle>> features = new ArrayList<>();

	private CascadeXml(String name, XMLStreamReader in) {
		this.name = name;
		this.in = in;
	}

	/**
	 * @param name of the cascade for messages
	 * @param xml its text
	 * @throws StageException (stage face) if it is not such a cascade
	 */
	static Cascade read(String name, InputStream xml) throws StageException {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		try {
			return new CascadeXml(name, factory.createXMLStreamReader(xml)).cascade();
		}
		catch (XMLStreamException | NumberFormatException | NoSuchElementException | IndexOutOfBoundsException malformed) {
			throw malformed(name, String.valueOf(malformed.getMessage()), malformed);
		}
	}

	// -- Helper methods --

	private Cascade cascade() throws XMLStreamException, StageException {
		in.nextTag();
		children(this::document);
		if (levels.isEmpty())
			throw malformed("has no stages", null);
		List<Cascade.Stage> stages = new ArrayList<>();
		for (Level level : levels)
			stages.add(new Cascade.Stage(level.threshold, level.splits.stream().map(split -> new Cascade.Stump(
					split.threshold, split.below, split.notBelow, features.get(split.feature))).toList()));
		return new Cascade(width, height, stages);
	}

	private void document() throws XMLStreamException, StageException {
		if (in.getLocalName().equals("cascade"))
			children(this::part);
		else
			skip();
	}

	private void part() throws XMLStreamException, StageException {
		switch (in.getLocalName()) {
			case "stageType" -> require("BOOST");
			case "featureType" -> require("HAAR");
			case "width" -> width = Integer.parseInt(text());
			case "height" -> height = Integer.parseInt(text());
			case "stages" -> children(this::stage);
			case "features" -> children(this::feature);
			default -> skip();
		}
	}

	private void stage() throws XMLStreamException, StageException {
		List<Split> splits = new ArrayList<>();
		float[] threshold = { Float.NaN };
		children(() -> {
			switch (in.getLocalName()) {
				case "stageThreshold" -> threshold[0] = Float.parseFloat(text()) - THRESHOLD_MARGIN;
				case "weakClassifiers" -> children(() -> splits.add(split()));
				default -> skip();
			}
		});
		if (Float.isNaN(threshold[0]))
			throw malformed("has a stage without <stageThreshold>", null);
		levels.add(new Level(threshold[0], splits));
	}

	private Split split() throws XMLStreamException, StageException {
		// left right feature threshold; 0 and -1 are the two leaves of a stump
		in.nextTag();
		StringTokenizer node = numbers("internalNodes", 4);
		in.nextTag();
		StringTokenizer leaves = numbers("leafValues", 2);
		in.nextTag();
		node.nextToken();
		node.nextToken();
		return new Split(Integer.parseInt(node.nextToken()), Float.parseFloat(node.nextToken()),
				Float.parseFloat(leaves.nextToken()), Float.parseFloat(leaves.nextToken()));
	}

	private StringTokenizer numbers(String element, int count) throws XMLStreamException, StageException {
		in.require(XMLStreamReader.START_ELEMENT, null, element);
		StringTokenizer numbers = new StringTokenizer(text());
		if (numbers.countTokens() != count)
			throw malformed("has trees deeper than a stump, which are not supported", null);
		return numbers;
	}

	private void feature() throws XMLStreamException, StageException {
		List<Cascade.WeightedRectangle> rectangles = new ArrayList<>();
		children(() -> {
			switch (in.getLocalName()) {
				case "rects" -> children(() -> rectangles.add(rectangle()));
				case "tilted" -> {
					if (!text().equals("0"))
						throw malformed("has tilted features, which are not supported", null);
				}
				default -> skip();
			}
		});
		if (rectangles.isEmpty() || rectangles.size() > Cascade.RECTANGLES)
			throw malformed("has a feature of " + rectangles.size() + " rectangles", null);
		features.add(rectangles);
	}

	private Cascade.WeightedRectangle rectangle() throws XMLStreamException {
		in.require(XMLStreamReader.START_ELEMENT, null, ITEM);
		StringTokenizer numbers = new StringTokenizer(text());
		return new Cascade.WeightedRectangle(Integer.parseInt(numbers.nextToken()), Integer.parseInt(numbers.nextToken()),
				Integer.parseInt(numbers.nextToken()), Integer.parseInt(numbers.nextToken()),
				Float.parseFloat(numbers.nextToken()));
	}

	/** Reads the elements inside the current one; each must leave the reader at its own end. */
	private void children(Content child) throws XMLStreamException, StageException {
		while (in.nextTag() == XMLStreamReader.START_ELEMENT)
			child.read();
	}

	private void skip() throws XMLStreamException {
		for (int depth = 1; depth > 0;) {
			int event = in.next();
			if (event == XMLStreamReader.START_ELEMENT)
				depth++;
			else if (event == XMLStreamReader.END_ELEMENT)
				depth--;
		}
	}

	private void require(String expected) throws XMLStreamException, StageException {
		if (!text().equals(expected))
			throw malformed("is not a boosted cascade of Haar features", null);
	}

	private String text() throws XMLStreamException {
		return in.getElementText().strip();
	}

	private StageException malformed(String why, Exception cause) {
		return malformed(name, why, cause);
	}

	private static StageException malformed(String name, String why, Exception cause) {
		return new StageException(Stage.FACE, name, "is not a usable cascade: " + why, cause);
	}
}
