import type { Editing } from './change.ts';

/** What stands between the draft and the participants: publishing it, or what is against that. */
export function PublishBox({ editing }: { readonly editing: Editing }) {
  const { at, draft, standing } = editing;
  const { problems, breaks } = standing;
  const revision = <input type="hidden" name="revision" value={draft.revision} />;
  return (
    <section class={problems.length + breaks.length > 0 ? 'note warn' : 'note'}>
      <h2>Changes that are not published</h2>
      <Against title="Before they can be published, please put this right:" sentences={problems} />
      <Against
        title="Answers are there already, and they have to stay valid. Please undo this, or ask it as a new question that may be left out:"
        sentences={breaks}
      />
      {problems.length + breaks.length === 0 && (
        <form method="post" action={`${at}/publish`} class="actions" data-once>
          {revision}
          <button type="submit">Publish the changes</button>
        </form>
      )}
      <form method="post" action={`${at}/discard`} class="actions" data-once>
        {revision}
        <span>Discarding cannot be undone: the draft is then what is published.</span>
        <button type="submit" class="danger">
          Discard the changes
        </button>
      </form>
    </section>
  );
}

function Against({ title, sentences }: { readonly title: string; readonly sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <>
      <p>
        <strong>{title}</strong>
      </p>
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  );
}
