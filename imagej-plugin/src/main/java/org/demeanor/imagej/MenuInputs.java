package org.demeanor.imagej;

import org.demeanor.imagej.entry.CommandInputs;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

/**
 * Gives our Commands their inputs. ImageJ2's own preprocessor resolves only the keys that a macro gives; with a display a dialog
 * would ask for the others, and the macro would wait. Outside of macros, SciJava's dialog has no Cancel, Help or Browse and
 * remembers nothing: ImageJ's own, which plain ImageJ shows too, comes instead. Runs behind ImageJ2's and before SciJava's dialog.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW)
public final class MenuInputs extends AbstractPreprocessorPlugin {

	@Override
	public void process(Module module) {
		if (!(module.getDelegateObject() instanceof MenuCommand))
			return;
		if (RunningJava.isEnough()) {
			if (!CommandInputs.fill(module, ((MenuCommand) module.getDelegateObject()).entry()))
				cancel(null);
		}
		// Nobody is asked in vain: the Command itself says what is missing.
		else
			for (ModuleItem<?> input : module.getInfo().inputs())
				module.resolveInput(input.getName());
	}
}
