package org.demeanor.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.score.Emotion;

/** {@code folder/<label>/<file>}: each file is an item, and its folder's name is the answer. */
final class FolderLayout {

	private FolderLayout() {}

	static DataSet read(Path folder, Selection selection) throws StageException {
		if (selection.actors().isPresent())
			throw new StageException(Stage.MEDIA, folder.toString(), "layout folders does not tell actors; leave out --actors");
		List<LabelledFile> items = new ArrayList<>();
		Map<String, Integer> leftOut = new LinkedHashMap<>();
		for (Path file : MediaFolder.files(folder, selection, leftOut)) {
			Path inside = folder.relativize(file);
			Optional<Emotion> truth = inside.getNameCount() < 2 ? Optional.empty()
					: Labels.read(inside.getName(0).toString(), selection.neutralAsCalm());
			if (truth.isPresent())
				items.add(new LabelledFile(name(inside), truth.get(), Optional.empty(), List.of(file)));
			else
				leftOut.merge(inside.getNameCount() < 2 ? "in no folder of a label" : inside.getName(0).toString(), 1,
						Integer::sum);
		}
		if (items.isEmpty())
			throw new StageException(Stage.MEDIA, folder.toString(), "has no media file in a folder named as one of "
					+ Emotion.all().stream().map(Emotion::label).collect(Collectors.joining(", ")) + MediaFolder.words(leftOut));
		return new DataSet(items, leftOut);
	}

	/** A name that is the same on every system. */
	private static String name(Path inside) {
		return inside.toString().replace('\\', '/');
	}
}
