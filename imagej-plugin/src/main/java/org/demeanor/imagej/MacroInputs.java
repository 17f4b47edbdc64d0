package org.demeanor.imagej;

import org.demeanor.imagej.action.OptionValues;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Plugin;

import ij.IJ;
import ij.Macro;

/**
 * Lets macros of ImageJ call our Commands with any keys or none. ImageJ2's own preprocessor resolves only the keys that a macro
 * gives; with a display a dialog would ask for the others, and the macro would wait. An omitted key is its default, a bare one of
 * a switch means yes, as in plain ImageJ. Runs behind ImageJ2's and before the dialog.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.LOW)
public final class MacroInputs extends AbstractPreprocessorPlugin {

	@Override
	public void process(Module module) {
		if (!IJ.isMacro() || !(module.getDelegateObject() instanceof MenuCommand))
			return;
		String options = Macro.getOptions();
		for (ModuleItem<?> input : module.getInfo().inputs()) {
			if (options != null && input.getType() == Boolean.class && OptionValues.hasBare(options, input.getName()))
				module.setInput(input.getName(), true);
			module.resolveInput(input.getName());
		}
	}
}
