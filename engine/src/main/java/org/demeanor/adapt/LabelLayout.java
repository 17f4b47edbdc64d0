package org.demeanor.adapt;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.apache.commons.csv.CSVRecord;
import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.dataset.DataSet;
import org.demeanor.dataset.Layout;
import org.demeanor.dataset.MediaFolder;
import org.demeanor.dataset.Selection;
import org.demeanor.report.table.CsvFile;

/** How labels are given, in any words. */
public enum LabelLayout {
	/** {@code folder/<label>/<file>}, with further folders below the label's if there are many. */
	FOLDERS {
		@Override
		public Found find(Path folder, boolean cropped, boolean followLinks) throws StageException {
			List<LabelledClip> clips = new ArrayList<>();
			Map<String, Integer> leftOut = new LinkedHashMap<>();
			for (Path file : MediaFolder.files(folder, followLinks, leftOut)) {
				Path inside = folder.relativize(file);
				if (inside.getNameCount() < 2)
					continue;
				String label = inside.getName(0).toString().strip();
				if (label.isEmpty())
					throw new StageException(Stage.OPTION, folder.resolve(inside.getName(0)).toString(), "has a blank name, which is no label");
				clips.add(new LabelledClip(inside.toString().replace('\\', '/'), label, Optional.empty(), file));
			}
			return new Found(clips, leftOut);
		}
	},
	/**
	 * File names of RAVDESS, which tell the participant too; neutral clips are left out, as {@code evaluate} does. Pictures of
	 * one clip are called {@code <clip>_<number>}.
	 */
	RAVDESS {
		@Override
		public Found find(Path folder, boolean cropped, boolean followLinks) throws StageException {
			DataSet data = Layout.RAVDESS.read(folder, new Selection(false, Optional.empty(), !cropped, cropped, followLinks,
					Optional.empty()));
			return new Found(data.items().stream().map(item -> new LabelledClip(item.name(), item.truth().label(),
					item.actor().map(String::valueOf), item.files())).toList(), data.leftOut());
		}
	},
	/**
	 * A table {@code clip,truth[,participant]}, in the folder as {@code labels.csv} or named itself. Clips are files beside it
	 * or below; rows without a truth are passed over. Labels corrected by hand belong here. Whoever wrote the table named each
	 * file, so links among them are followed.
	 */
	CSV {
		@Override
		public Found find(Path folder, boolean cropped, boolean followLinks) throws StageException {
			Path table = Files.isDirectory(folder) ? folder.resolve("labels.csv") : folder;
			List<LabelledClip> clips = new ArrayList<>();
			Set<String> names = new HashSet<>();
			for (CSVRecord line : CsvFile.read(table, List.of(CLIP, TRUTH))) {
				CsvFile.checkFields(table, line);
				String clip = CsvFile.text(line.get(CLIP)).strip();
				String label = CsvFile.text(line.get(TRUTH)).strip();
				if (label.isEmpty())
					continue;
				if (!names.add(clip))
					throw CsvFile.wrong(table, line, "clip '" + clip + "' stands twice");
				String participant = line.isMapped(PARTICIPANT) ? CsvFile.text(line.get(PARTICIPANT)).strip() : "";
				clips.add(new LabelledClip(clip, label, Optional.of(participant).filter(name -> !name.isEmpty()),
						beside(table, clip, line)));
			}
			return new Found(clips, Map.of());
		}
	};

	private static final String CLIP = "clip";
	private static final String TRUTH = "truth";
	private static final String PARTICIPANT = "participant";

	/**
	 * What a folder or table holds.
	 *
	 * @param clips in a fixed order; may be empty
	 * @param leftOut the number of files that were left out, by reason
	 */
	public record Found(List<LabelledClip> clips, Map<String, Integer> leftOut) {

		public Found {
			clips = List.copyOf(clips);
			leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
		}
	}

	/**
	 * Finds the labelled clips.
	 *
	 * @param folder or, where the layout is a table, that file
	 * @param cropped whether the files are pictures of faces that are cut out already
	 * @param followLinks whether links inside of the folder are followed
	 * @throws StageException (stages media, report, option) if it cannot be read, or a row or the name of a folder is wrong
	 */
	public abstract Found find(Path folder, boolean cropped, boolean followLinks) throws StageException;

	/** The clips alone, without those behind links. */
	public final List<LabelledClip> read(Path folder, boolean cropped) throws StageException {
		return find(folder, cropped, false).clips();
	}

	/** As above, of clips. */
	public final List<LabelledClip> read(Path folder) throws StageException {
		return read(folder, false);
	}

	/** The lower-case word of the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	private static Path beside(Path table, String clip, CSVRecord line) throws StageException {
		try {
			return table.toAbsolutePath().getParent().resolve(clip);
		}
		catch (InvalidPathException noName) {
			throw CsvFile.wrong(table, line, "'" + clip + "' is no name of a file");
		}
	}
}
