package org.demeanor.imagej;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Button;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dialog;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.scijava.Context;
import org.scijava.command.Command;
import org.scijava.command.CommandModule;
import org.scijava.command.CommandService;
import org.scijava.plugin.PluginService;

import ij.ImagePlus;
import ij.Prefs;
import ij.process.ByteProcessor;

/** What a user sees who chooses an entry in Fiji: SciJava calls the Command, ImageJ's dialog asks. */
@EnabledIfEnvironmentVariable(named = "DEMEANOR_DESKTOP", matches = "true", disabledReason = "needs a display")
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CommandDialogIT {

	private Context context;

	@BeforeEach
	void start() {
		context = new Context(CommandService.class, PluginService.class);
	}

	@AfterEach
	void end() {
		context.dispose();
	}

	@Test
	void itHasHelpCancelAndBrowseAndCancelEndsIt() throws Exception {
		Future<CommandModule> run = run(OpenVideoCommand.class);
		Dialog dialog = await("Open Video");
		assertThat(buttons(dialog)).extracting(Button::getLabel).map(String::trim).contains("Help", "Cancel", "OK", "Browse");
		press(dialog, "Cancel");
		assertThat(run.get().isCanceled()).isTrue();
	}

	/** Without ImageJ's own window the message is a line. */
	@Test
	void withoutAnImageNothingIsAsked() throws Exception {
		assertThat(run(RecognizeEmotionsCommand.class).get().isCanceled()).isTrue();
	}

	@Test
	void valuesAreRemembered() throws Exception {
		ImagePlus image = new ImagePlus("wall", new ByteProcessor(200, 100));
		image.show();
		Prefs.set("demeanor.recognize.step", "5");
		Future<CommandModule> run = run(RecognizeEmotionsCommand.class);
		press(await("Recognize Emotions"), "OK");
		assertThat(run.get().getInput("step")).isEqualTo(5);
		assertThat(Prefs.get("demeanor.recognize.rule", "")).isEqualTo("auto");
		image.close();
	}

	// -- Helper methods --

	private Future<CommandModule> run(Class<? extends Command> command) {
		return context.service(CommandService.class).run(command, true);
	}

	private static Dialog await(String title) throws InterruptedException {
		while (true) {
			for (Window window : Window.getWindows())
				if (window instanceof Dialog dialog && dialog.isShowing() && title.equals(dialog.getTitle()))
					return dialog;
			Thread.sleep(50);
		}
	}

	private static void press(Dialog dialog, String label) {
		Button button = buttons(dialog).stream().filter(some -> some.getLabel().trim().equals(label)).findFirst().orElseThrow();
		for (ActionListener listener : button.getActionListeners())
			listener.actionPerformed(new ActionEvent(button, ActionEvent.ACTION_PERFORMED, button.getLabel()));
	}

	private static List<Button> buttons(Container container) {
		List<Button> buttons = new ArrayList<>();
		for (Component part : container.getComponents())
			if (part instanceof Button button)
				buttons.add(button);
			else if (part instanceof Container inner)
				buttons.addAll(buttons(inner));
		return buttons;
	}
}
