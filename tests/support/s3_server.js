// An S3 server on loopback with one bucket, "hall". Arguments: the folder of its node_modules, the folder to serve, the
// port. It checks signatures as S3 does.
'use strict';
const [modules, directory, port] = process.argv.slice(2);
const S3rver = require(require.resolve('@20minutes/s3rver', {paths: [modules]}));
new S3rver({address: '127.0.0.1', port: Number(port), directory, silent: true, configureBuckets: [{name: 'hall'}]}).run();
