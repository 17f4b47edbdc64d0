package org.demeanor.imagej;

import java.io.File;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.demeanor.imagej.action.MenuEntry;
import org.scijava.Context;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleService;
import org.scijava.plugin.PluginService;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.plugin.PlugIn;

/**
 * What happens to our Commands when a macro calls them in Fiji. ImageJ2's preprocessors for macros are not on Maven Central, so
 * this does what they do: the active image is passed on, the keys that the macro gives are set and resolved, and no others.
 */
public final class FijiRule implements PlugIn {

	/** @param entry name of the {@link MenuEntry} */
	@Override
	public void run(String entry) {
		try (Context context = new Context(CommandService.class, ModuleService.class, PluginService.class)) {
			Module module = module(context, MenuEntry.valueOf(entry).label(), Macro.getOptions());
			module.run();
			// ImageJ2's postprocessor makes an image among the outputs the active one.
			module.getOutputs().values().stream().filter(ImagePlus.class::isInstance).map(ImagePlus.class::cast)
					.forEach(WindowManager::setTempCurrentImage);
		}
	}

	/** A Command as the preprocessors leave it. */
	static Module module(Context context, String label, String options) {
		CommandInfo info = context.service(CommandService.class).getCommands().stream()
				.filter(command -> command.getMenuPath().getMenuString().equals("Plugins > Demeanor > " + label)).findFirst().orElseThrow();
		Module module = context.service(ModuleService.class).createModule(info);
		String line = options == null ? "" : options;
		for (ModuleItem<?> input : info.inputs()) {
			String value = Macro.getValue(line, input.getName(), null);
			ImagePlus image = input.getType() == ImagePlus.class ? WindowManager.getCurrentImage() : null;
			if (value == null && image == null)
				continue;
			module.setInput(input.getName(), image == null ? convert(input.getType(), value) : image);
			module.resolveInput(input.getName());
		}
		new MenuInputs().process(module);
		return module;
	}

	/** The table of commands that ImageJ keeps, with this in the place of the plugin for plain ImageJ. */
	static Map<String, String> commands() {
		return Stream.of(MenuEntry.values()).collect(Collectors.toMap(MenuEntry::label,
				entry -> FijiRule.class.getName() + "(\"" + entry.name() + "\")"));
	}

	private static Object convert(Class<?> type, String value) {
		if (type == Integer.class)
			return Integer.valueOf(value);
		if (type == Double.class)
			return Double.valueOf(value);
		if (type == Boolean.class)
			return Boolean.valueOf(value);
		return type == String.class ? value : new File(value);
	}
}
