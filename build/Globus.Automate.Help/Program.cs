using Globus.Automate.Help;

if (args is not [var pages, var output, var mamlName])
{
    Console.Error.WriteLine("Globus.Automate.Help <folder of pages> <folder for the help> <name of the MAML file>");
    return 2;
}

var errors = HelpBuild.Run(pages, output, mamlName);
foreach (var error in errors)
{
    Console.Error.WriteLine(error.AsBuildError());
}

return errors.Count == 0 ? 0 : 1;
