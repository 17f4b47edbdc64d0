package org.demeanor.features;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.analysis.FaceFeatures;
import org.demeanor.dataset.LabelledFile;
import org.demeanor.face.FaceCrop;
import org.demeanor.face.image.FaceBox;
import org.demeanor.file.SafeName;
import org.demeanor.media.open.Clips;

/** Cuts the faces out of single clips and keeps them as arrays in a folder. */
final class ClipFaces {

	/** The end of an array's name, after its clip's {@link #fileName}. */
	static final String SUFFIX = ".faces.npy";

	/** The columns for each face. */
	static final List<String> COLUMNS = List.of("frame", "time_s", "x", "y", "width", "height");

	private static final int CHANNELS = 3;

	private final FaceFeatures features;
	private final Path out;

	/** @param out the folder of the arrays */
	ClipFaces(FaceFeatures features, Path out) {
		this.features = features;
		this.out = out;
	}

	/** The clip's name in tables may hold folders. */
	static String fileName(String clip) {
		return clip.replace('/', '_');
	}

	/**
	 * Cuts the faces out of a clip and writes them; without faces there is no file.
	 *
	 * @return the cells of each face, by {@link #COLUMNS}
	 * @throws StageException if the clip cannot be used; (stage report) if the array cannot be written
	 */
	List<List<String>> cut(LabelledFile item) throws StageException {
		List<FaceCrop> crops = features.read(Clips.open(item.files().get(0)));
		if (!crops.isEmpty())
			NpyFile.write(array(item), crops.stream().map(FaceCrop::pixels).toList(), shape());
		return crops.stream().map(ClipFaces::cells).toList();
	}

	/** Whether rows that were read from a file have a cell for each column. */
	static boolean areWhole(List<List<String>> faces) {
		return faces.stream().allMatch(face -> face != null && face.size() == COLUMNS.size() && !face.contains(null));
	}

	/** Whether the array of this many faces is there and whole. */
	boolean areThere(LabelledFile item, int faces) throws StageException {
		return faces == 0 || NpyFile.isWhole(array(item), faces, shape());
	}

	// -- Helper methods --

	private static List<String> cells(FaceCrop crop) {
		FaceBox box = crop.box();
		return List.of(String.valueOf(crop.frame()), String.format(Locale.ROOT, "%.6f", crop.timeSeconds()),
				String.valueOf(box.x()), String.valueOf(box.y()), String.valueOf(box.width()),
				String.valueOf(box.height()));
	}

	private List<Integer> shape() {
		int size = features.size();
		return features.color() ? List.of(size, size, CHANNELS) : List.of(size, size);
	}

	private Path array(LabelledFile item) throws StageException {
		return SafeName.child(out, fileName(item.name()) + SUFFIX, Stage.REPORT);
	}
}
