import { Eta } from 'eta/core';
import template from '../../templates/report.md.eta';
import type { Run } from '../judge/run.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { linkDefinitions } from './markdown-evidence.ts';
import { markdownView } from './markdown-view.ts';
import type { ReportContext } from './report-context.ts';
import { wrapMarkdown } from './wrap-markdown.ts';

/** Every `<%= %>` of the template is escaped for Markdown; `<%~ %>` is for the view's …Markdown fields. */
const eta = new Eta({
  autoEscape: true,
  autoTrim: false,
  escapeFunction: (value) => escapeMarkdown(String(value)),
});

/** Columns of the source: readable as plain text beside a diff. */
const columns = 88;

/** The readiness report: GitHub Markdown without HTML, ending in a newline. */
export function markdownReport(run: Run, context: ReportContext): string {
  const rendered = eta.renderString(template, markdownView(run, context));
  const body = wrapMarkdown(rendered, columns)
    .replace(/ +$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return `${[body, linkDefinitions(body)].filter((part) => part !== '').join('\n\n')}\n`;
}
