package org.demeanor.imagej.linked;

import java.awt.Component;
import java.awt.KeyEventDispatcher;
import java.awt.KeyboardFocusManager;
import java.awt.event.KeyEvent;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keys that walk through rows while one component has the focus: up and down from row to row; right and Space, left and Shift+Space
 * from episode to episode. ImageJ does not see them: in its tables arrows would move the image's selection.
 */
final class RowKeys implements KeyEventDispatcher {

	/** What a key does. */
	@FunctionalInterface
	interface Step {

		/** The row to go to, one of the rows. */
		int from(LinkedRows rows, int row);
	}

	private static final Step UP = (rows, row) -> Math.max(0, row - 1);
	private static final Step DOWN = (rows, row) -> Math.min(rows.count() - 1, row + 1);
	private static final Step BACK = (rows, row) -> rows.episode(row, false);
	private static final Step ON = (rows, row) -> rows.episode(row, true);

	private final Component component;
	private final Consumer<Step> walk;

	RowKeys(Component component, Consumer<Step> walk) {
		this.component = component;
		this.walk = walk;
	}

	void install() {
		KeyboardFocusManager.getCurrentKeyboardFocusManager().addKeyEventDispatcher(this);
	}

	void remove() {
		KeyboardFocusManager.getCurrentKeyboardFocusManager().removeKeyEventDispatcher(this);
	}

	@Override
	public boolean dispatchKeyEvent(KeyEvent event) {
		if (event.getComponent() != component || event.isControlDown() || event.isAltDown() || event.isMetaDown())
			return false;
		if (event.getID() == KeyEvent.KEY_TYPED)
			return event.getKeyChar() == ' ';
		Optional<Step> step = step(event);
		if (event.getID() == KeyEvent.KEY_PRESSED)
			step.ifPresent(walk);
		return step.isPresent();
	}

	private static Optional<Step> step(KeyEvent event) {
		return Optional.ofNullable(switch (event.getKeyCode()) {
			case KeyEvent.VK_UP -> UP;
			case KeyEvent.VK_DOWN -> DOWN;
			case KeyEvent.VK_LEFT -> BACK;
			case KeyEvent.VK_RIGHT -> ON;
			case KeyEvent.VK_SPACE -> event.isShiftDown() ? BACK : ON;
			default -> null;
		});
	}
}
