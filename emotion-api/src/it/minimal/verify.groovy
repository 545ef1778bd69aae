import java.util.jar.JarFile

String printed = new File(basedir, 'target/printed').text
assert printed ==~ /\{"emotion":"\w+","confidence":[\d.]+,"probabilities":\{.*},"rejection":(null|"unsure")}\s*/

List<File> classPath =
    new File(basedir, 'target/class-path').text.trim().split(File.pathSeparator).collect { new File(it) }
List<File> own = classPath.findAll { it.name.startsWith('emotion-') }
assert own.collect { new JarFile(it).manifest.mainAttributes.getValue('Automatic-Module-Name') }.sort() ==
    ['api', 'audio', 'features', 'model', 'speechencoder'].collect { 'io.github.voiceemotion.' + it }

List<String> others = (classPath - own)*.name
assert others.every { !(it =~ /slf4j|logback|log4j|logging/) } : 'logging is left to the program'
assert others.every { !(it =~ /deeplearning4j|nd4j|datavec|javacv/) } : 'training is left out'
assert others.size() == 13 : 'a new dependency is meant, and in docs/embedding.md: ' + others

// The same program with the libraries as modules. Natives and resources are in modules that no other requires.
Process modules = new ProcessBuilder(
    new File(System.getProperty('java.home'), 'bin/java').path,
    '--module-path', classPath.join(File.pathSeparator), '--add-modules', 'ALL-MODULE-PATH',
    '-cp', new File(basedir, 'target/classes').path,
    'Minimal', new File(basedir, '../../../../data/samples/synthesised.wav').path)
    .redirectErrorStream(true).start()
String printedOfModules = modules.inputStream.text
assert modules.waitFor() == 0 : printedOfModules
// Threads of OpenBLAS, and so the order of sums, may be others.
String rounded(String json) {
    json.replaceAll(/\d+\.\d+/) { String.format(Locale.ROOT, '%.4f', it.toDouble()) }
}
assert rounded(printedOfModules) == rounded(printed)
