package org.demeanor.imagej.action;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.demeanor.StageException;
import org.demeanor.imagej.preview.FacePreview;

import ij.IJ;
import ij.Prefs;
import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

/** Asks for the options of a menu entry in ImageJ's way, and remembers the choices for the next time. */
public final class OptionsDialog {

	private static final String PREFS = "demeanor.";
	private static final int COLUMNS = 30;

	private OptionsDialog() {}

	/**
	 * @param record whether ImageJ's recorder gets the answers; ImageJ2 records a Command itself
	 * @return empty if it was cancelled
	 * @throws StageException with the field, if its content is not allowed
	 */
	public static Optional<OptionValues> ask(MenuEntry entry, boolean record) throws StageException {
		GenericDialog dialog = new GenericDialog(entry.label().replace("...", ""));
		for (Option option : entry.options())
			add(dialog, option, remembered(entry, option));
		dialog.addHelp(Help.html());
		if (entry.findsFaces())
			showWithPreview(dialog, entry);
		else
			dialog.showDialog();
		if (dialog.wasCanceled())
			return Optional.empty();
		Map<String, Object> answers = answers(dialog, entry);
		OptionValues values = OptionValues.of(answers, entry.options());
		if (Recorder.record) {
			Recorder.resetCommandOptions();
			if (record)
				record(entry.options(), answers);
		}
		answers.forEach((key, value) -> Prefs.set(prefsKey(entry, key), String.valueOf(value)));
		return Optional.of(values);
	}

	// -- Helper methods --

	/** A checkbox shows the faces of the present frame by the settings as they are; no macro needs it. */
	private static void showWithPreview(GenericDialog dialog, MenuEntry entry) {
		dialog.addCheckbox("Preview", false);
		try (FacePreview preview = new FacePreview(WindowManager.getCurrentImage())) {
			dialog.addDialogListener((changed, event) -> {
				Map<String, Object> answers = answers(dialog, entry);
				if (dialog.getNextBoolean())
					preview(preview, entry, answers);
				else
					preview.hide();
				return true;
			});
			dialog.showDialog();
		}
	}

	/** Half-typed numbers and files are no error yet. */
	private static void preview(FacePreview preview, MenuEntry entry, Map<String, Object> answers) {
		try {
			OptionValues values = OptionValues.of(answers, entry.options());
			preview.show(SettingsFactory.ofImage(values).detector(), values.flag(Recognition.SELECTION));
		}
		catch (StageException notYet) {
			preview.hide();
			IJ.showStatus(notYet.getMessage());
		}
	}

	private static Map<String, Object> answers(GenericDialog dialog, MenuEntry entry) {
		Map<String, Object> answers = new HashMap<>();
		for (Option option : entry.options())
			answers.put(option.key(), answer(dialog, option));
		return answers;
	}

	private static void add(GenericDialog dialog, Option option, Object value) {
		switch (option.kind()) {
			case WORD -> addWord(dialog, option, (String) value);
			case INTEGER -> dialog.addNumericField(option.label(), (Integer) value, 0);
			case NUMBER -> dialog.addNumericField(option.label(), (Double) value, 2);
			case SWITCH -> dialog.addCheckbox(option.label(), (Boolean) value);
			case FILE -> dialog.addFileField(option.label(), (String) value, COLUMNS);
			case FOLDER -> dialog.addDirectoryField(option.label(), (String) value, COLUMNS);
		}
	}

	private static void addWord(GenericDialog dialog, Option option, String value) {
		if (option.choices().isEmpty())
			dialog.addStringField(option.label(), value, COLUMNS);
		else
			dialog.addChoice(option.label(), option.choices().toArray(String[]::new), value);
	}

	private static Object answer(GenericDialog dialog, Option option) {
		return switch (option.kind()) {
			case WORD -> option.choices().isEmpty() ? dialog.getNextString() : dialog.getNextChoice();
			case INTEGER -> integer(dialog.getNextNumber());
			case NUMBER -> dialog.getNextNumber();
			case SWITCH -> dialog.getNextBoolean();
			case FILE, FOLDER -> dialog.getNextString();
		};
	}

	/** A text that is not a number becomes one that no option allows. */
	private static Integer integer(double value) {
		return Double.isNaN(value) ? Integer.MIN_VALUE : Integer.valueOf((int) value);
	}

	/**
	 * ImageJ would record labels as keys, and would omit switches that are off; but some switches are on by default.
	 * Short keys come first, because the recorder takes a key that ends an earlier one for a repetition.
	 */
	static void record(List<Option> options, Map<String, Object> answers) {
		for (Option option : options.stream().sorted(Comparator.comparing(option -> option.key().length())).toList())
			if (option.kind() == Option.Kind.FILE || option.kind() == Option.Kind.FOLDER)
				Recorder.recordOption(option.key(), Recorder.fixPath((String) answers.get(option.key())));
			else
				Recorder.recordOption(option.key(), String.valueOf(answers.get(option.key())));
	}

	private static Object remembered(MenuEntry entry, Option option) {
		String text = Prefs.get(prefsKey(entry, option.key()), String.valueOf(option.initial()));
		try {
			return switch (option.kind()) {
				case INTEGER -> Integer.valueOf(text);
				case NUMBER -> Double.valueOf(text);
				case SWITCH -> Boolean.valueOf(text);
				case WORD -> option.choices().isEmpty() || option.choices().contains(text) ? text : option.initial();
				default -> text;
			};
		}
		// Somebody has edited ImageJ's preferences.
		catch (NumberFormatException notOurs) {
			return option.initial();
		}
	}

	private static String prefsKey(MenuEntry entry, String key) {
		return PREFS + entry.name().toLowerCase(Locale.ROOT) + '.' + key;
	}
}
