package org.demeanor.face;

import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.RectVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.CascadeClassifier;
import org.demeanor.face.image.FaceBox;
import org.demeanor.face.image.GrayImage;
import org.demeanor.media.Frame;

/** OpenCV itself, as the oracle of these tests. */
public final class OpenCv implements AutoCloseable {

	private final CascadeClassifier classifier;

	/** Reads the XML that the build takes out of OpenCV's jar. */
	public OpenCv() {
		classifier = new CascadeClassifier(Path.of("target", "cascade", "haarcascade_frontalface_default.xml").toString());
		if (classifier.empty())
			throw new IllegalStateException("OpenCV cannot read its cascade");
	}

	/** Boxes from {@code detectMultiScale}, in our order. */
	public List<FaceBox> detect(GrayImage image, double scaleFactor, int minNeighbors) {
		try (Mat mat = mat(image); RectVector found = new RectVector(); Size none = new Size()) {
			classifier.detectMultiScale(mat, found, scaleFactor, minNeighbors, 0, none, none);
			List<FaceBox> boxes = new ArrayList<>();
			for (Rect box : found.get())
				boxes.add(new FaceBox(box.x(), box.y(), box.width(), box.height()));
			boxes.sort(Comparator.comparingInt(FaceBox::y).thenComparingInt(FaceBox::x).thenComparingInt(FaceBox::width));
			return boxes;
		}
	}

	/** {@code COLOR_BGR2GRAY}. */
	public static GrayImage gray(Frame frame) {
		try (Mat bgr = new Mat(frame.height(), frame.width(), opencv_core.CV_8UC3); Mat gray = new Mat()) {
			bgr.data().put(frame.bgr(), 0, frame.bgr().length);
			cvtColor(bgr, gray, COLOR_BGR2GRAY);
			return new GrayImage(gray.cols(), gray.rows(), bytes(gray));
		}
	}

	/** {@code resize} of a part of an image, with one of OpenCV's interpolations. */
	public static byte[] resized(GrayImage image, FaceBox box, int width, int height, int interpolation) {
		try (Mat mat = mat(image); Rect rect = new Rect(box.x(), box.y(), box.width(), box.height());
				Mat part = new Mat(mat, rect); Mat result = new Mat(); Size size = new Size(width, height)) {
			resize(part, result, size, 0, 0, interpolation);
			return bytes(result);
		}
	}

	@Override
	public void close() {
		classifier.close();
	}

	private static Mat mat(GrayImage image) {
		Mat mat = new Mat(image.height(), image.width(), opencv_core.CV_8UC1);
		mat.data().put(image.pixels(), 0, image.pixels().length);
		return mat;
	}

	private static byte[] bytes(Mat mat) {
		byte[] bytes = new byte[(int) (mat.total() * mat.elemSize())];
		mat.data().get(bytes);
		return bytes;
	}
}
