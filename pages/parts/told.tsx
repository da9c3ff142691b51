import { besideMarks, toldParts } from '../../report/pages/told';
import { Scroll } from './scroll';

/** What is told of a failure: its sentences, and expected beside actual. */
export function Told({ text }: { readonly text: string }) {
  return (
    <>
      {toldParts(text).map((part, at) =>
        part.kind === 'text' ? (
          <Scroll key={at} label="what was seen" wraps>
            {part.text}
          </Scroll>
        ) : (
          <table key={at} class="difference">
            <thead>
              <tr>
                <th scope="col">
                  <span class="hidden">how they differ</span>
                </th>
                <th scope="col">expected</th>
                <th scope="col">the program</th>
              </tr>
            </thead>
            <tbody>
              {part.rows.map(({ kind, expected = '', actual = '' }, row) => (
                <tr key={row} class={kind}>
                  <td>{besideMarks[kind]}</td>
                  {kind === 'remark' ? (
                    <td colSpan={2}>{expected}</td>
                  ) : (
                    <>
                      <td>{expected}</td>
                      <td>{actual}</td>
                    </>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        ),
      )}
    </>
  );
}
