// One synthesis for all of them: what the template promises, a part each.
import './template/alarms.ts';
import './template/dashboard.ts';
import './template/functions.ts';
import './template/kept.ts';
import './template/malware.ts';
import './template/outputs.ts';
import './template/rights.ts';
import './template/runbook.ts';
import './template/runs.ts';
import './template/web.ts';
