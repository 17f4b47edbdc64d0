package org.demeanor.adapt.head;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * A head that learnt from clips, and what it is worth on people whom it does not know.
 *
 * @param head learnt from all clips; to be divided by the temperature
 * @param temperature for which held-out clips are likeliest
 * @param penalty of the head
 * @param heldOut every clip once, by a head that knows nobody in it
 * @param folds number of parts that were left out in turn
 */
public record TrainedHead(LinearHead head, double temperature, double penalty, List<HeldOut> heldOut, int folds) {

	/**
	 * Strong to weak, each a quarter of the one before. The weakest hardly binds: nets give what separates clips that they know.
	 */
	static final double[] PENALTIES = { 1e-2, 2.5e-3, 6.25e-4, 1.5625e-4, 3.90625e-5, 9.765625e-6 };
	/** Where a choice cannot be tried, because one participant is left. */
	private static final int UNTRIED = 2;
	private static final int OUTER = 10;
	private static final int INNER = 3;

	private static final double FLATTEST = Math.log(20);
	private static final int MOST_EVALUATIONS = 200;
	private static final double PRECISE = 1e-9;
	private static final double SMALLEST = 1e-12;

	/**
	 * Learns. The penalty is chosen by leaving participants out among those that are learnt from, also within each fold: no
	 * held-out clip has a say in the head that answers for it.
	 *
	 * @param clips of at least two participants, with at least two labels
	 * @param labels number of labels
	 * @param stopped asked now and then
	 * @throws CancellationException if it was stopped
	 */
	public static TrainedHead of(List<EmbeddedClip> clips, int labels, BooleanSupplier stopped) {
		List<HeldOut> heldOut = new ArrayList<>();
		List<List<EmbeddedClip>> folds = Folds.of(clips, OUTER);
		for (List<EmbeddedClip> fold : folds) {
			List<EmbeddedClip> others = Folds.without(fold, clips);
			LinearHead head = fit(others, labels, choose(others, labels, stopped));
			fold.forEach(clip -> heldOut.add(new HeldOut(clip, head)));
		}
		int penalty = choose(clips, labels, stopped);
		return new TrainedHead(fit(clips, labels, penalty), temperature(heldOut), PENALTIES[penalty], inOrder(clips, heldOut),
				folds.size());
	}

	/** The head that learnt from all clips, with the temperature in its weights. */
	public LinearHead calibrated() {
		return head.dividedBy(temperature);
	}

	// -- Helper methods --

	/** The number of the penalty under which clips of people who are left out are likeliest. */
	private static int choose(List<EmbeddedClip> clips, int labels, BooleanSupplier stopped) {
		List<List<EmbeddedClip>> folds = Folds.of(clips, INNER);
		if (folds.size() < 2)
			return UNTRIED;
		double[] losses = new double[PENALTIES.length];
		for (List<EmbeddedClip> fold : folds) {
			SoftmaxRegression regression = new SoftmaxRegression(Folds.without(fold, clips), labels);
			for (int i = 0; i < losses.length; i++) {
				if (stopped.getAsBoolean())
					throw new CancellationException();
				LinearHead head = regression.fit(PENALTIES[i]);
				losses[i] += fold.stream().mapToDouble(clip -> surprise(clip, clip.probabilities(head))).sum();
			}
		}
		int best = 0;
		for (int i = 1; i < losses.length; i++)
			if (losses[i] < losses[best])
				best = i;
		return best;
	}

	/** Solves from strong to weak, as when choosing. */
	private static LinearHead fit(List<EmbeddedClip> clips, int labels, int penalty) {
		SoftmaxRegression regression = new SoftmaxRegression(clips, labels);
		LinearHead head = regression.fit(PENALTIES[0]);
		for (int i = 1; i <= penalty; i++)
			head = regression.fit(PENALTIES[i]);
		return head;
	}

	private static double temperature(List<HeldOut> heldOut) {
		return Math.exp(new BrentOptimizer(PRECISE, PRECISE).optimize(new MaxEval(MOST_EVALUATIONS), GoalType.MINIMIZE,
				new SearchInterval(-FLATTEST, FLATTEST, 0), new UnivariateObjectiveFunction(logarithm -> heldOut.stream()
						.mapToDouble(answer -> surprise(answer.clip(), answer.probabilities(Math.exp(logarithm)))).sum())).getPoint());
	}

	private static double surprise(EmbeddedClip clip, double[] probabilities) {
		return -Math.log(Math.max(SMALLEST, probabilities[clip.label()]));
	}

	private static List<HeldOut> inOrder(List<EmbeddedClip> clips, List<HeldOut> answers) {
		Map<EmbeddedClip, HeldOut> byClip = new IdentityHashMap<>();
		answers.forEach(answer -> byClip.put(answer.clip(), answer));
		return clips.stream().map(byClip::get).toList();
	}

	/** The label that a clip's probabilities are highest for; the first if several are. */
	public static int top(double[] probabilities) {
		return Arrays.stream(probabilities).boxed().toList().indexOf(Arrays.stream(probabilities).max().orElseThrow());
	}
}
