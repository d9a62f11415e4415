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
        default:
            Console.Error.WriteLine(
                """
                Globus.Automate.Package manifest <template> <change log> <project address> <file to write>
                Globus.Automate.Package prepare <module folder> <file list> <licence> <work folder> <archive> <project.assets.json>...
                """
            );
            return 2;
    }
}
catch (PackageException exception)
{
    Console.Error.WriteLine(exception.AsBuildError());
    return 1;
}
