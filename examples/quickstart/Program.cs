using Globus.Automate.Quickstart;

// On a machine with PowerShell, quickstart.ps1 needs no help. On one without, this runs the same script in an engine
// from a package, with a small host that shows on the console what a shell would.
var script = ScriptFolder.Find("quickstart.ps1");
var code = new ModuleBuild(Path.GetDirectoryName(script)!).Run();
return code == 0 ? new ScriptRunner().Run(script) : code;
