package org.demeanor.imagej;

import org.demeanor.imagej.entry.PlainMenu;

import ij.plugin.PlugIn;

/** The menu entries in ImageJ without SciJava. They record the keys of the Commands. */
public final class MenuPlugIn implements PlugIn {

	/** @param entry name of the menu entry in plugins.config */
	@Override
	public void run(String entry) {
		if (RunningJava.isEnough())
			PlainMenu.run(entry);
		else
			RunningJava.complain();
	}
}
