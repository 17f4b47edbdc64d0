package org.demeanor.adapt;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.demeanor.CancelledException;
import org.demeanor.Stage;
import org.demeanor.StageClock;
import org.demeanor.StageException;
import org.demeanor.adapt.head.TrainedHead;
import org.demeanor.analysis.Analyzer;
import org.demeanor.analysis.Settings;
import org.demeanor.dataset.DataSetListener;
import org.demeanor.dataset.ParallelItems;
import org.demeanor.file.TemporaryFolder;
import org.demeanor.fusion.FrameRule;
import org.demeanor.fusion.StreamRule;
import org.demeanor.inference.BatchingMode;
import org.demeanor.inference.Device;
import org.demeanor.inference.EmotionClassifier;
import org.demeanor.model.ModelStore;

/**
 * Learns a lab's own head: the embedding of a net for each clip, a multinomial regression on it, judged by leaving participants
 * out, and a bundle for {@code --models}. The same clips and nets give the same bytes.
 */
public final class Adaptation {

	/**
	 * The outcome.
	 *
	 * @param card what the head is worth
	 * @param without clips without a face or voice, which nothing was learnt from
	 * @param skipped clips that could not be read, and why
	 */
	public record Result(HeadCard card, List<String> without, SortedMap<String, String> skipped) {}

	private final AdaptRequest request;
	private final ModelStore models;
	private final ParallelItems items;
	private final BooleanSupplier stopped;

	/**
	 * @param models where the base net is
	 * @param listener hears of each clip
	 * @param stopped whether the user wants no more of it; asked before each clip and now and then while the head learns, on any
	 *        thread
	 */
	public Adaptation(AdaptRequest request, ModelStore models, DataSetListener listener, BooleanSupplier stopped) {
		this.request = request;
		this.models = models;
		this.stopped = stopped;
		items = new ParallelItems(request.jobs(), request.skipBad(), listener);
	}

	/**
	 * Runs to the end, or until it is stopped; once.
	 *
	 * @throws StageException if a net or clip cannot be used, or too few clips are left; nothing is written then
	 * @throws CancelledException if it was stopped; nothing is written then
	 */
	public Result run(LabelledClips clips) throws StageException {
		List<String> labels = clips.labels();
		AdaptedBundle.check(request, labels, models);
		BaseNet base = BaseNet.of(models, request);
		ParallelItems.Outcome<Optional<EmbeddingRun.Embedded>> outcome = embed(base, clips, labels);
		List<EmbeddingRun.Embedded> embedded = outcome.results().stream().flatMap(Optional::stream).toList();
		if (stopped.getAsBoolean())
			throw cancelled();
		List<LabelledClip> used = embedded.stream().map(EmbeddingRun.Embedded::clip).toList();
		LabelledClips left = clips.only(used, " with a " + request.base().label());
		if (!left.labels().equals(labels))
			throw new StageException(Stage.OPTION, clips.subject(), "has a label whose clips show no " + request.base().label());
		try {
			TrainedHead trained = TrainedHead.of(embedded.stream().map(EmbeddingRun.Embedded::embedded).toList(), labels.size(),
					stopped);
			HeadCard card = HeadCard.of(trained, embedded, labels);
			new AdaptedBundle(request, base, left, trained, card).write();
			List<String> without = new ArrayList<>(clips.clips().stream().map(LabelledClip::name).toList());
			without.removeAll(used.stream().map(LabelledClip::name).toList());
			without.removeAll(outcome.skipped().keySet());
			return new Result(card, without, new TreeMap<>(outcome.skipped()));
		}
		catch (CancellationException byUser) {
			throw cancelled();
		}
	}

	// -- Helper methods --

	private ParallelItems.Outcome<Optional<EmbeddingRun.Embedded>> embed(BaseNet base, LabelledClips clips, List<String> labels)
			throws StageException {
		if (request.cropped())
			return embedCrops(base, clips, labels);
		Settings settings = new Settings(Settings.DEFAULT.profile(), EnumSet.of(request.base()), FrameRule.MEAN, StreamRule.AUTO,
				Device.CPU).withDetector(request.detector());
		try (TemporaryFolder folder = temporary(); Analyzer analyzer = new Analyzer(settings, base.withEmbedding(folder.path()), 1)) {
			return items.run(clips.clips(), unlessStopped(new EmbeddingRun(analyzer, request.base(), labels)::read));
		}
	}

	private ParallelItems.Outcome<Optional<EmbeddingRun.Embedded>> embedCrops(BaseNet base, LabelledClips clips, List<String> labels)
			throws StageException {
		try (TemporaryFolder folder = temporary()) {
			ModelStore store = base.withEmbedding(folder.path());
			try (EmotionClassifier net = EmotionClassifier.load(store, store.bundle(BaseNet.NAME), Device.CPU, 1, BatchingMode.APART,
					new StageClock())) {
				return items.run(clips.clips(), unlessStopped(new CropEmbeddingRun(net, labels)::read));
			}
		}
	}

	/** Leaves out all clips once it is stopped: nothing is learnt from them any more. */
	private ParallelItems.Work<LabelledClip, Optional<EmbeddingRun.Embedded>> unlessStopped(
			ParallelItems.Work<LabelledClip, Optional<EmbeddingRun.Embedded>> work) {
		return clip -> stopped.getAsBoolean() ? Optional.empty() : work.on(clip);
	}

	private StageException cancelled() {
		return CancelledException.withoutResult(Stage.OPTION, request.name());
	}

	private static TemporaryFolder temporary() throws StageException {
		try {
			return TemporaryFolder.create("demeanor-adapt");
		}
		catch (IOException full) {
			throw new StageException(Stage.MODEL, "adapt", "no temporary folder can be made", full);
		}
	}
}
