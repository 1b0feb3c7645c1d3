// htmx for the pages that ask for it, with everything off that a strict content policy would refuse.
import htmx from 'htmx.org';

Object.assign(htmx.config, {
  includeIndicatorStyles: false, // would write a <style>; app.css has the rules
  allowEval: false,
  allowScriptTags: false,
  selfRequestsOnly: true,
  historyCacheSize: 0, // nothing a person saw stays in the browser's storage
});

export default htmx;
