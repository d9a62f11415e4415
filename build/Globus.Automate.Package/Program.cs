using Globus.Automate.Package;
using Globus.Automate.Package.Manifest;

try
{
    switch (args)
    {
        case ["manifest", var template, var changelog, var projectUrl, var output]:
            ManifestTemplate.Fill(template, changelog, projectUrl, output);
            return 0;
        case ["prepare", var module, var list, var licence, var workFolder, var archive, .. var assets]:
            ModulePackage.Prepare(module, list, licence, workFolder, archive, assets);
            return 0;
        case ["notices", var folder, var output, .. var assets]:
            ModulePackage.WriteNotices(folder, output, assets);
            return 0;
        default:
            Console.Error.WriteLine("Arguments: manifest <template> <change log> <project address> <file to write>");
            Console.Error.WriteLine("Or: prepare <module> <file list> <licence> <work folder> <zip> <assets>...");
            Console.Error.WriteLine("Or: notices <folder> <file to write> <assets>...");
            return 2;
    }
}
catch (PackageException exception)
{
    Console.Error.WriteLine(exception.AsBuildError());
    return 1;
}
