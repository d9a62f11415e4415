using Globus.Automate.Quickstart;

// On a machine with PowerShell, quickstart.ps1 needs no help. On one without, this runs the same script in an engine
// from a package, with a small host that shows on the console what a shell would.
return new ScriptRunner().Run(ScriptFolder.Find("quickstart.ps1"));
