package org.demeanor.face.image;

/** How a picture is resized. Libraries differ by up to 150 of 255 levels, and a net knows only what it learnt from. */
public enum ResizeRule {
	/** OpenCV's {@code INTER_LINEAR}: the four pixels around each place, also when it shrinks. */
	OPENCV_LINEAR("opencv-linear") {
		@Override
		public float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
			return BilinearResize.resize(plane, width, height, newWidth, newHeight);
		}
	},
	/** OpenCV's {@code INTER_AREA}. */
	OPENCV_AREA("opencv-area") {
		@Override
		public float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
			return AreaResize.resize(plane, width, height, newWidth, newHeight);
		}
	},
	/** Pillow's {@code BILINEAR}, also torchvision's for pictures of Pillow. */
	PILLOW_BILINEAR("pillow-bilinear") {
		@Override
		public float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
			return new PillowResize(PillowResize::triangle, 1).resize(plane, width, height, newWidth, newHeight);
		}
	},
	/** Pillow's {@code BICUBIC}. */
	PILLOW_BICUBIC("pillow-bicubic") {
		@Override
		public float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
			return new PillowResize(PillowResize::cubic, 2).resize(plane, width, height, newWidth, newHeight);
		}
	},
	/** Pillow's {@code LANCZOS}, formerly {@code ANTIALIAS}. */
	PILLOW_LANCZOS("pillow-lanczos") {
		@Override
		public float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
			return new PillowResize(PillowResize::lanczos, 3).resize(plane, width, height, newWidth, newHeight);
		}
	},
	/** scikit-image's {@code resize} with its defaults: smoothed before it shrinks, not rounded. */
	SCIKIT_IMAGE("scikit-image") {
		@Override
		public float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
			return SmoothedResize.resize(plane, width, height, newWidth, newHeight);
		}
	},
	/** The four pixels around each place, not rounded: OpenCV's {@code INTER_LINEAR} for floating-point pictures. */
	LINEAR("linear") {
		@Override
		public float[] resize(float[] plane, int width, int height, int newWidth, int newHeight) {
			return BilinearResize.resizeExactly(plane, width, height, newWidth, newHeight);
		}
	};

	private final String label;

	ResizeRule(String label) {
		this.label = label;
	}

	/** The word in a model's description. */
	public String label() {
		return label;
	}

	/**
	 * @param plane one colour, {@code width * height}; whole numbers 0..255 unless the rule is {@link #LINEAR} or
	 *        {@link #SCIKIT_IMAGE}
	 * @return {@code newWidth * newHeight}
	 */
	public abstract float[] resize(float[] plane, int width, int height, int newWidth, int newHeight);
}
