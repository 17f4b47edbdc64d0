package org.demeanor.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.demeanor.Stage;
import org.demeanor.StageException;
import org.demeanor.score.Emotion;

/** RAVDESS: speech clips, each recording once, with emotion and actor from the names. */
final class RavdessLayout {

	private record Named(Path file, RavdessName name) {}

	private final Selection selection;
	private final Map<String, List<Named>> recordings = new TreeMap<>();
	private final Map<String, Integer> leftOut = new LinkedHashMap<>();
	private final TreeSet<Integer> actors = new TreeSet<>();

	private RavdessLayout(Selection selection) {
		this.selection = selection;
	}

	static DataSet read(Path folder, Selection selection) throws StageException {
		RavdessLayout layout = new RavdessLayout(selection);
		for (Path file : MediaFolder.files(folder, selection, layout.leftOut))
			layout.add(file);
		if (selection.actors().isPresent()) {
			TreeSet<Integer> missing = new TreeSet<>(selection.actors().get());
			missing.removeAll(layout.actors);
			if (!missing.isEmpty())
				throw new StageException(Stage.MEDIA, folder.toString(),
						"has no clip of actor " + missing.stream().map(String::valueOf).collect(Collectors.joining(", ")));
		}
		if (layout.recordings.isEmpty())
			throw new StageException(Stage.MEDIA, folder.toString(),
					"has no RAVDESS speech clip to use" + MediaFolder.words(layout.leftOut));
		return layout.dataSet();
	}

	// -- Helper methods --

	private void add(Path file) {
		Optional<RavdessName> name = RavdessName.ofFile(file);
		if (name.isEmpty())
			leaveOut("not named as RAVDESS names its files", 1);
		else if (!name.get().channel().equals(RavdessName.SPEECH))
			leaveOut("song", 1);
		else if (selection.actors().isPresent() && !selection.actors().get().contains(name.get().actor()))
			leaveOut("other actors", 1);
		else {
			actors.add(name.get().actor());
			if (emotion(name.get()).isEmpty())
				leaveOut(Labels.NEUTRAL, 1);
			else
				recordings.computeIfAbsent(name.get().recording(), first -> new ArrayList<>())
						.add(new Named(file, name.get()));
		}
	}

	private DataSet dataSet() {
		List<LabelledFile> items = new ArrayList<>();
		for (List<Named> renditions : recordings.values()) {
			renditions.sort(Comparator.comparingInt(this::preference));
			Named best = renditions.get(0);
			List<Path> files = selection.cropped()
					? renditions.stream().filter(other -> other.name.equals(best.name)).map(Named::file).toList()
					: List.of(best.file);
			if (files.size() < renditions.size())
				leaveOut("other renditions of a recording", renditions.size() - files.size());
			items.add(new LabelledFile(best.name.stem(), emotion(best.name).orElseThrow(), Optional.of(best.name.actor()), files));
		}
		return new DataSet(items, leftOut);
	}

	private int preference(Named rendition) {
		return switch (rendition.name.modality()) {
			case RavdessName.SOUND_AND_VIDEO -> 0;
			case RavdessName.SOUND -> selection.voice() ? 1 : 2;
			default -> selection.voice() ? 2 : 1;
		};
	}

	private Optional<Emotion> emotion(RavdessName name) {
		return name.emotion().or(() -> selection.neutralAsCalm() ? Optional.of(Emotion.CALM) : Optional.empty());
	}

	private void leaveOut(String why, int files) {
		leftOut.merge(why, files, Integer::sum);
	}
}
