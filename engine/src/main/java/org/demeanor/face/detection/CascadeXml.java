package org.demeanor.face.detection;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads a cascade from the XML that OpenCV's traincascade writes: boosted stumps over upright Haar features. */
final class CascadeXml {

	/** OpenCV lowers the threshold of each stage by this, so that rounding does not reject what training accepted. */
	private static final float THRESHOLD_MARGIN = 1e-5f;

	private final String name;

	private CascadeXml(String name) {
		this.name = name;
	}

	/**
	 * @param name of the cascade for messages
	 * @param xml its text; {@code null} if it is not there
	 * @throws StageException (stage face) if it is missing or no such cascade
	 */
	static Cascade read(String name, InputStream xml) throws StageException {
		if (xml == null)
			throw new StageException(Stage.FACE, name, "the face cascade is missing from this build");
		CascadeXml reader = new CascadeXml(name);
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			return reader.cascade(reader.child(factory.newDocumentBuilder().parse(xml).getDocumentElement(), "cascade"));
		}
		catch (SAXException | NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
			throw reader.malformed(String.valueOf(malformed.getMessage()), malformed);
		}
		catch (StageException already) {
			throw already;
		}
		catch (IOException unreadable) {
			throw reader.malformed("cannot be read", unreadable);
		}
		catch (ParserConfigurationException everyJavaCan) {
			throw new IllegalStateException(everyJavaCan);
		}
	}

	// -- Helper methods --

	private Cascade cascade(Element cascade) throws StageException {
		if (!text(cascade, "stageType").equals("BOOST") || !text(cascade, "featureType").equals("HAAR"))
			throw malformed("is not a boosted cascade of Haar features", null);
		List<List<Cascade.WeightedRectangle>> features = new ArrayList<>();
		for (Element feature : items(child(cascade, "features")))
			features.add(feature(feature));
		List<Cascade.Stage> stages = new ArrayList<>();
		for (Element stage : items(child(cascade, "stages")))
			stages.add(stage(stage, features));
		return new Cascade(Integer.parseInt(text(cascade, "width")), Integer.parseInt(text(cascade, "height")), stages);
	}

	private List<Cascade.WeightedRectangle> feature(Element feature) throws StageException {
		if (optional(feature, "tilted") != null && !text(feature, "tilted").equals("0"))
			throw malformed("has tilted features, which are not supported", null);
		List<Cascade.WeightedRectangle> rectangles = new ArrayList<>();
		for (Element item : items(child(feature, "rects"))) {
			String[] numbers = item.getTextContent().strip().split("\\s+");
			rectangles.add(new Cascade.WeightedRectangle(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]),
					Integer.parseInt(numbers[2]), Integer.parseInt(numbers[3]), Float.parseFloat(numbers[4])));
		}
		if (rectangles.isEmpty() || rectangles.size() > Cascade.RECTANGLES)
			throw malformed("has a feature of " + rectangles.size() + " rectangles", null);
		return rectangles;
	}

	private Cascade.Stage stage(Element stage, List<List<Cascade.WeightedRectangle>> features) throws StageException {
		List<Cascade.Stump> stumps = new ArrayList<>();
		for (Element classifier : items(child(stage, "weakClassifiers"))) {
			// left right feature threshold; 0 and -1 are the two leaves of a stump
			String[] node = text(classifier, "internalNodes").split("\\s+");
			String[] leaves = text(classifier, "leafValues").split("\\s+");
			if (node.length != 4 || leaves.length != 2)
				throw malformed("has trees deeper than a stump, which are not supported", null);
			stumps.add(new Cascade.Stump(Float.parseFloat(node[3]), Float.parseFloat(leaves[0]),
					Float.parseFloat(leaves[1]), features.get(Integer.parseInt(node[2]))));
		}
		return new Cascade.Stage(Float.parseFloat(text(stage, "stageThreshold")) - THRESHOLD_MARGIN, stumps);
	}

	private String text(Element parent, String tag) throws StageException {
		return child(parent, tag).getTextContent().strip();
	}

	private Element child(Element parent, String tag) throws StageException {
		Element child = optional(parent, tag);
		if (child == null)
			throw malformed("has no <" + tag + ">", null);
		return child;
	}

	private static Element optional(Element parent, String tag) {
		for (Element child : elements(parent))
			if (child.getTagName().equals(tag))
				return child;
		return null;
	}

	private static List<Element> items(Element list) {
		return elements(list).stream().filter(child -> child.getTagName().equals("_")).toList();
	}

	private static List<Element> elements(Element parent) {
		List<Element> elements = new ArrayList<>();
		for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling())
			if (child instanceof Element element)
				elements.add(element);
		return elements;
	}

	private StageException malformed(String why, Exception cause) {
		return new StageException(Stage.FACE, name, "is no usable cascade: " + why, cause);
	}
}
