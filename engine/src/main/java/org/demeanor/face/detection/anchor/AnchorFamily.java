package org.demeanor.face.detection.anchor;

import java.util.Locale;

/** Families of nets that people have. */
public enum AnchorFamily {
	/** InsightFace's, e.g. {@code det_10g.onnx} and {@code scrfd_500m_bnkps.onnx}. */
	SCRFD("SCRFD", new Scrfd()),
	/** Pytorch_Retinaface's, with MobileNet or ResNet50. */
	RETINAFACE("RetinaFace", new RetinaFace());

	private final String title;
	private final AnchorDecoder decoder;

	AnchorFamily(String title, AnchorDecoder decoder) {
		this.title = title;
		this.decoder = decoder;
	}

	/** The lower-case word of command lines. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	String title() {
		return title;
	}

	AnchorDecoder decoder() {
		return decoder;
	}
}
