// The panels of the room, by name.
export const panelNames = ['chat', 'people', 'polls'] as const;
export type PanelName = (typeof panelNames)[number];

export function isPanelName(name: string): name is PanelName {
  return panelNames.some((known) => known === name);
}

/** What a page may open by the tag's `openPanel`. */
export type OpenablePanel = 'chat' | 'people' | 'polls' | 'votes' | 'settings';
