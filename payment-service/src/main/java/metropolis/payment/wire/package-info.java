/** Between the Avro records of the contract and the domain: the only package that knows both. */
package metropolis.payment.wire;
